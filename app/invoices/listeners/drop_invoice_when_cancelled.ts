import { invoiceStates } from '#app/invoices/invoice_states'
import Invoice from '#app/invoices/models/invoice'
import { SYSTEM } from '#app/platform/actor'
import { once } from '#app/platform/outbox/inbox_receipt'
import type { Listener, Message } from '#app/platform/outbox/listener'
import { transition } from '#app/platform/states/transition'

/** An order that is cancelled needs no draft; an issued invoice stays until it is reversed. */
export default class DropInvoiceWhenCancelled implements Listener<{ orderId: string }> {
  static id = 'invoices.drop_invoice_when_cancelled'
  static queue = 'relay' as const

  async handle(message: Message<{ orderId: string }>): Promise<void> {
    await once(message, DropInvoiceWhenCancelled.id, async (trx) => {
      const open = await Invoice.query({ client: trx })
        .where('orderId', message.payload.orderId)
        .whereIn('state', ['draft', 'refused'])
      for (const invoice of open)
        await transition(invoiceStates, invoice, 'drop', { by: SYSTEM, trx })
    })
  }
}
