import { check } from '#app/orders/checks/check'
import { compareDecimals, subtractDecimals, trimDecimal } from '#app/platform/money/decimal'

export const minimumQuantity = check('minimum_quantity', ({ lines }) => {
  const short = lines.find(
    ({ product, quantity }) => compareDecimals(quantity, product.minQuantity) < 0
  )
  if (!short) return null
  return {
    reason: 'below_minimum_quantity',
    details: {
      sku: short.product.sku,
      minimum: trimDecimal(short.product.minQuantity),
      missing: subtractDecimals(short.product.minQuantity, short.quantity),
    },
  }
})
