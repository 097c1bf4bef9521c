import ordersConfig from '#config/orders'
import type Order from '#app/orders/models/order'
import { never } from '#app/platform/result'

/** What has to happen to an order next, and thus which act its page puts in front. */
export type NextStep =
  | 'submit'
  | 'review'
  | 'review_by_other'
  | 'mend'
  | 'await_payment'
  | 'confirm_service'
  | 'dispatch'
  | 'await_delivery'
  | 'await_refund'
  | 'done'
  | 'restore'

export function nextStep(order: Order, viewerId: string): NextStep {
  if (order.deletedAt) return 'restore'
  switch (order.state) {
    case 'draft':
      return 'submit'
    case 'in_review':
      return order.authorId === viewerId && !ordersConfig.authorMayReview
        ? 'review_by_other'
        : 'review'
    case 'rejected':
      return 'mend'
    case 'approved':
      return stepOfApproved(order)
    case 'cancelling':
      return 'await_refund'
    case 'completed':
    case 'cancelled':
      return 'done'
    default:
      return never(order.state)
  }
}

function stepOfApproved(order: Order): NextStep {
  if (!order.isPaid) return 'await_payment'
  if (order.hasParcels && !order.dispatchedAt) return 'dispatch'
  if (order.orderType !== 'parcel' && !order.serviceConfirmedAt) return 'confirm_service'
  return 'await_delivery'
}
