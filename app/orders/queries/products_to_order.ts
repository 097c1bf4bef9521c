import Product from '#app/catalog/models/product'

/** More than a list in a form can carry; what is not among them is found by typing its SKU. */
const MOST = 500

/** The products that are for sale, for the forms of desk and portal. */
export function productsToOrder(): Promise<Product[]> {
  return Product.query().where('isActive', true).preload('stock').orderBy('sku').limit(MOST)
}
