import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { InvoiceTrigger } from '#config/invoicing'
import { DraftInvoices } from '#app/invoices/actions/draft_invoices'
import { invoiceTriggers } from '#app/invoices/queries/invoice_triggers'
import { OrderCompleted } from '#app/orders/events/order_completed'
import { OrderPaid } from '#app/orders/events/order_paid'
import Order from '#app/orders/models/order'
import { SYSTEM } from '#app/platform/actor'
import { receiptMany } from '#app/platform/outbox/inbox_receipt'
import type { Listener, Message } from '#app/platform/outbox/listener'

type Payload = { orderId: string }

const DUE: Record<string, InvoiceTrigger> = {
  [OrderPaid.type]: 'on_paid',
  [OrderCompleted.type]: 'on_completed',
}

/** Drafts the invoices of orders at the moment that their order type names, as many at once as have come together. */
export default class DraftInvoiceWhenDue implements Listener<Payload> {
  static id = 'invoices.draft_invoice_when_due'
  static queue = 'relay' as const

  handle(message: Message<Payload>): Promise<void> {
    return this.handleMany([message])
  }

  async handleMany(messages: readonly Message<Payload>[]): Promise<void> {
    await db.transaction(async (trx) => {
      const ids = messages.map(({ id }) => id)
      const fresh = new Set(await receiptMany(ids, DraftInvoiceWhenDue.id, trx))
      const due = await dueOrders(
        messages.filter(({ id }) => fresh.has(id)),
        trx
      )
      const bills = due.map((orderId) => ({ orderIds: [orderId] as const }))
      const drafted = await new DraftInvoices().handle({ bills, by: SYSTEM }, trx)
      // An order of the house without a seller is a fault of the set-up: retried until there is one.
      if (drafted.some((each) => !each.ok && each.failure.type === 'no_seller'))
        throw new Error('no seller is the default one')
    })
  }
}

async function dueOrders(
  messages: readonly Message<Payload>[],
  trx: TransactionClientContract
): Promise<string[]> {
  const orders = await Order.query({ client: trx })
    .whereIn(
      'id',
      messages.map(({ payload }) => payload.orderId)
    )
    .select('id', 'orderType')
  const typeOf = new Map(orders.map(({ id, orderType }) => [id, orderType]))
  const triggers = await invoiceTriggers(trx)
  const momentOf = new Map(triggers.map(({ orderType, moment }) => [orderType, moment]))
  const due = messages.filter(({ type, payload }) => {
    const orderType = typeOf.get(payload.orderId)
    return orderType !== undefined && momentOf.get(orderType) === DUE[type]
  })
  return [...new Set(due.map(({ payload }) => payload.orderId))]
}
