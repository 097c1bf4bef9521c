import type { InvoiceTrigger } from '#config/invoicing'
import { DraftInvoice } from '#app/invoices/actions/draft_invoice'
import { triggerOf } from '#app/invoices/queries/invoice_triggers'
import { OrderCompleted } from '#app/orders/events/order_completed'
import { OrderPaid } from '#app/orders/events/order_paid'
import Order from '#app/orders/models/order'
import { SYSTEM } from '#app/platform/actor'
import { once } from '#app/platform/outbox/inbox_receipt'
import type { Listener, Message } from '#app/platform/outbox/listener'

const DUE: Record<string, InvoiceTrigger> = {
  [OrderPaid.type]: 'on_paid',
  [OrderCompleted.type]: 'on_completed',
}

/** Drafts the invoice of an order at the moment that its order type names. */
export default class DraftInvoiceWhenDue implements Listener<{ orderId: string }> {
  static id = 'invoices.draft_invoice_when_due'
  static queue = 'relay' as const

  async handle(message: Message<{ orderId: string }>): Promise<void> {
    await once(message, DraftInvoiceWhenDue.id, async (trx) => {
      const { orderId } = message.payload
      const order = await Order.findOrFail(orderId, { client: trx })
      if ((await triggerOf(order.orderType, trx)) !== DUE[message.type]) return
      const drafted = await new DraftInvoice().handle({ orderId, by: SYSTEM }, trx)
      // An order of the house without a seller is a fault of the set-up: retried until there is one.
      if (!drafted.ok && drafted.failure.type === 'no_seller')
        throw new Error('no seller is the default one')
    })
  }
}
