import db from '@adonisjs/lucid/services/db'
import type { OrderStatus } from '#app/orders/order_states'
import type { ShipmentState } from '#app/shipments/shipment_states'

/**
 * What waits in the house, as queries that an index answers. The widgets of those who do the work and
 * the overview of those who watch it count the same.
 */
export const queues = {
  orders: (status: OrderStatus) =>
    db.from('orders').where('status', status).whereNull('deleted_at'),
  reviews: () => db.from('orders').where('state', 'in_review').whereNull('deleted_at'),
  services: () => queues.orders('awaiting_dispatch').where('order_type', 'service'),
  parcels: (...states: ShipmentState[]) => db.from('shipments').whereIn('shipments.state', states),
  payments: (state: 'awaiting' | 'unknown') => db.from('payments').where('payments.state', state),
  refunds: () => db.from('refunds').whereIn('refunds.state', ['created', 'pending', 'unknown']),
  formsToAnswer: () =>
    db.from('credit_confirmations').where('credit_confirmations.state', 'awaiting_seller'),
  refusedInvoices: () => db.from('invoices').where('invoices.state', 'refused'),
  cases: () => db.from('cases').whereNot('cases.state', 'closed'),
  failedMessages: () => db.from('messages').whereIn('messages.state', ['bounced', 'failed']),
}
