import ordersConfig from '#config/orders'
import { check } from '#app/orders/checks/check'
import { fen, formatYuanGrouped } from '#app/platform/money/fen'

/** Up to a share of the price whoever enters an order may give a discount; a larger one is for the reviewer to decide. */
export const discountLarge = check('discount_large', ({ lines }) => {
  const percent = ordersConfig.largeDiscountPercent
  const large = lines.find(
    ({ totalFen, discountFen }) =>
      BigInt(discountFen) * 100n > BigInt(totalFen + discountFen) * BigInt(percent)
  )
  if (!large) return null
  return {
    reason: 'discount_large',
    details: {
      sku: large.product.sku,
      discount: formatYuanGrouped(large.discountFen),
      gross: formatYuanGrouped(fen(large.totalFen + large.discountFen)),
      percent: String(percent),
    },
  }
})
