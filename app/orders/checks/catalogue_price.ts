import { check } from '#app/orders/checks/check'
import { compareDecimals } from '#app/platform/money/decimal'

export const cataloguePrice = check('catalogue_price', ({ lines }) => {
  const other = lines.find(
    ({ product, unitPriceInclTax }) =>
      compareDecimals(unitPriceInclTax, product.unitPriceInclTax) !== 0
  )
  if (!other) return null
  return {
    reason: 'other_price_than_catalogue',
    details: {
      sku: other.product.sku,
      price: other.unitPriceInclTax,
      cataloguePrice: other.product.unitPriceInclTax,
    },
  }
})
