import { check } from '#app/orders/checks/check'

export const productForSale = check('product_for_sale', ({ lines }) => {
  const withdrawn = lines.find(({ product }) => !product.isActive)
  return withdrawn ? { reason: 'product_withdrawn', details: { sku: withdrawn.product.sku } } : null
})
