import { check } from '#app/orders/checks/check'

export const stock = check('stock', ({ backOrderedSkus }) =>
  backOrderedSkus.length === 0
    ? null
    : { reason: 'stock_short', details: { skus: backOrderedSkus.join(', ') } }
)
