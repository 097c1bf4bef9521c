import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Invoice from '#app/invoices/models/invoice'
import InvoiceRequest from '#app/invoices/models/invoice_request'
import type Order from '#app/orders/models/order'

/** Why no invoice can be asked for; texts: `invoice_requests.failures.<reason>`. */
export type NotAskable =
  'not_completed' | 'nothing_to_invoice' | 'invoice_there' | 'asked_before' | null

/** Whether the customer may ask for an invoice of an order now; null when nothing speaks against it. */
export async function whyNotAskable(
  order: Order,
  trx?: TransactionClientContract
): Promise<NotAskable> {
  if (order.state !== 'completed' || !order.isPaid) return 'not_completed'
  if (order.totalFen === 0) return 'nothing_to_invoice'
  const live = await Invoice.query({ client: trx })
    .whereHas('orders', (orders) => orders.where('orders.id', order.id))
    .whereNull('originalInvoiceId')
    .whereNull('reversedAt')
    .whereNot('state', 'dropped')
    .first()
  if (live) return 'invoice_there'
  const open = await InvoiceRequest.query({ client: trx })
    .where({ orderId: order.id, state: 'requested' })
    .first()
  return open ? 'asked_before' : null
}
