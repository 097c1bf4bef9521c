import { OrderApproved } from '#app/orders/events/order_approved'
import { OrderCancelled } from '#app/orders/events/order_cancelled'
import { OrderCancelling } from '#app/orders/events/order_cancelling'
import { OrderCompleted } from '#app/orders/events/order_completed'
import { OrderRejected } from '#app/orders/events/order_rejected'
import { OrderSubmitted } from '#app/orders/events/order_submitted'
import { defineStates } from '#app/platform/states/machine'

export const orderStates = defineStates({
  subject: 'order',
  table: 'orders',
  initial: ['draft', 'in_review'],
  final: ['completed', 'cancelled'],
  verbs: {
    submit: { from: ['draft', 'rejected'], to: 'in_review', publishes: OrderSubmitted },
    approve: { from: ['in_review'], to: 'approved', reason: 'optional', publishes: OrderApproved },
    reject: { from: ['in_review'], to: 'rejected', reason: 'required', publishes: OrderRejected },
    withdraw: { from: ['in_review', 'rejected'], to: 'draft', reason: 'required' },
    complete: { from: ['approved'], to: 'completed', publishes: OrderCompleted },
    cancel: {
      from: ['draft', 'in_review', 'rejected', 'approved'],
      to: 'cancelling',
      reason: 'required',
      publishes: OrderCancelling,
    },
    confirm_cancellation: { from: ['cancelling'], to: 'cancelled', publishes: OrderCancelled },
  },
})

export type OrderState =
  'draft' | 'in_review' | 'rejected' | 'approved' | 'completed' | 'cancelling' | 'cancelled'

/** The one derived status that lists show (a generated column of the table). */
export const ORDER_STATUSES = [
  'draft',
  'in_review',
  'rejected',
  'awaiting_payment',
  'awaiting_dispatch',
  'shipped',
  'completed',
  'cancelled',
] as const
export type OrderStatus = (typeof ORDER_STATUSES)[number]
