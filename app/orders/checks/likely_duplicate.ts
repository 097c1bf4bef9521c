import { check } from '#app/orders/checks/check'

export const likelyDuplicate = check('likely_duplicate', ({ similarOrders }) =>
  similarOrders.length === 0
    ? null
    : { reason: 'likely_duplicate', details: { orders: similarOrders.slice(0, 3).join(', ') } }
)
