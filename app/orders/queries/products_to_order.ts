import Product from '#app/catalog/models/product'

/** More than a list in a form can carry; what is not among them is found by typing its SKU. */
const MOST = 500

/** The products that are for sale, for the forms of desk and portal; those asked for are among them. */
export function productsToOrder(asked: readonly string[] = []): Promise<Product[]> {
  return Product.query()
    .where('isActive', true)
    .preload('stock')
    .orderByRaw('(sku = any(?)) desc', [[...asked]])
    .orderBy('sku')
    .limit(MOST)
}
