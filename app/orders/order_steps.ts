import type { DateTime } from 'luxon'
import type Order from '#app/orders/models/order'

export type StepKey =
  'placed' | 'reviewed' | 'paid' | 'dispatched' | 'delivered' | 'service_confirmed' | 'invoiced'

export interface OrderStep {
  key: StepKey
  state: 'done' | 'current' | 'todo' | 'failed'
  at: DateTime | null
}

export type SteppedOrder = Pick<
  Order,
  | 'state'
  | 'orderType'
  | 'invoiceKind'
  | 'totalFen'
  | 'invoicedFen'
  | 'submittedAt'
  | 'reviewedAt'
  | 'paidAt'
  | 'dispatchedAt'
  | 'deliveredAt'
  | 'serviceConfirmedAt'
  | 'lockedAt'
>

/** The way of an order, in the steps that its type has; the first one that is not done is current. */
export function orderSteps(order: SteppedOrder): OrderStep[] {
  const isApproved = ['approved', 'completed'].includes(order.state) || order.paidAt !== null
  const isInvoiced = order.invoicedFen > 0 && order.invoicedFen === order.totalFen
  const facts: [StepKey, boolean, DateTime | null][] = [
    ['placed', order.state !== 'draft', order.submittedAt],
    ['reviewed', isApproved, isApproved || order.state === 'rejected' ? order.reviewedAt : null],
    ['paid', order.paidAt !== null, order.paidAt],
  ]
  if (order.orderType !== 'service') {
    facts.push(['dispatched', order.dispatchedAt !== null, order.dispatchedAt])
    facts.push(['delivered', order.deliveredAt !== null, order.deliveredAt])
  }
  if (order.orderType !== 'parcel') {
    facts.push(['service_confirmed', order.serviceConfirmedAt !== null, order.serviceConfirmedAt])
  }
  if (order.invoiceKind !== 'none') facts.push(['invoiced', isInvoiced, order.lockedAt])

  const isStopped = ['rejected', 'cancelling', 'cancelled'].includes(order.state)
  const current = facts.findIndex(([, isDone]) => !isDone)
  return facts.map(([key, isDone, at], index) => ({
    key,
    at,
    state: isDone ? 'done' : index !== current ? 'todo' : isStopped ? 'failed' : 'current',
  }))
}
