import { check } from '#app/orders/checks/check'

/** Only a leaf of the table of tax class codes can stand on an invoice. */
export const taxClass = check('tax_class', ({ lines }) => {
  const parent = lines.find(({ product }) => !product.taxClass.isLeaf)
  return parent
    ? {
        reason: 'tax_class_not_leaf',
        details: { sku: parent.product.sku, code: parent.product.taxClassCode },
      }
    : null
})
