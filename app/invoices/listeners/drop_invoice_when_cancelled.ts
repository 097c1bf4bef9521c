import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DraftInvoices } from '#app/invoices/actions/draft_invoices'
import { invoiceStates } from '#app/invoices/invoice_states'
import Invoice from '#app/invoices/models/invoice'
import { billOfInvoice } from '#app/invoices/queries/bill_of_invoice'
import Order from '#app/orders/models/order'
import { SYSTEM } from '#app/platform/actor'
import { once } from '#app/platform/outbox/inbox_receipt'
import type { Listener, Message } from '#app/platform/outbox/listener'
import { transition } from '#app/platform/states/transition'

/**
 * An order that is cancelled needs no draft; an issued invoice stays until it is reversed. The other orders of a draft
 * over several are billed without it.
 */
export default class DropInvoiceWhenCancelled implements Listener<{ orderId: string }> {
  static id = 'invoices.drop_invoice_when_cancelled'
  static queue = 'relay' as const

  async handle(message: Message<{ orderId: string }>): Promise<void> {
    await once(message, DropInvoiceWhenCancelled.id, async (trx) => {
      const { orderId } = message.payload
      for (const invoice of await openInvoices(orderId, trx)) {
        const { orderIds, quantities } = await billOfInvoice(invoice, trx)
        await transition(invoiceStates, invoice, 'drop', { by: SYSTEM, trx })
        const [leading, ...others] = orderIds.filter((id) => id !== orderId)
        if (leading === undefined) continue
        const bills = [{ orderIds: [leading, ...others] as const, quantities }]
        await new DraftInvoices().handle({ bills, by: SYSTEM }, trx)
      }
    })
  }
}

/** With all orders of these invoices locked before them. */
async function openInvoices(orderId: string, trx: TransactionClientContract): Promise<Invoice[]> {
  const open = Invoice.query({ client: trx })
    .whereHas('orders', (orders) => orders.where('orders.id', orderId))
    .whereNull('originalInvoiceId')
    .whereIn('state', ['draft', 'waiting', 'refused'])
  const found = await open.clone().preload('orders')
  const orderIds = found.flatMap(({ orders }) => orders.map(({ id }) => id))
  await Order.query({ client: trx }).whereIn('id', orderIds).orderBy('id').forUpdate()
  return open.forUpdate()
}
