import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Invoice from '#app/invoices/models/invoice'
import type { DraftMessage } from '#app/notifications/actions/queue_drafts'
import { type Notice, noticesOf } from '#app/notifications/audience'
import { Directory } from '#app/notifications/directory'
import { invoiceAddressees } from '#app/notifications/invoice_addressees'
import { templateFor } from '#app/notifications/invoice_mail'
import { messageValues } from '#app/notifications/message_values'
import { invoicesToTell } from '#app/notifications/queries/invoices_to_tell'
import { addresseesOf } from '#app/notifications/recipients'
import Order from '#app/orders/models/order'
import type { Message } from '#app/platform/outbox/listener'

export type Told = { orderId: string; invoiceId?: string; source?: string }

interface News {
  message: Message<Told>
  order: Order
  invoice: Invoice | null
}

/** The messages that tell of events, to everybody whom the audience table names, in the order of the events. */
export async function draftsFor(
  messages: readonly Message<Told>[],
  trx: TransactionClientContract
): Promise<DraftMessage[]> {
  const news = await newsOf(messages, trx)
  const directory = new Directory(trx)
  await directory.meet(
    news.flatMap(({ order }) => [order.authorId, order.customer.userId ?? []].flat())
  )
  const drafts: DraftMessage[] = []
  for (const each of news)
    for (const notice of noticesOf(each.message.type, each.message.payload.source))
      drafts.push(...(await draftsOf(each, notice, directory)))
  return drafts
}

async function draftsOf(
  { message, order, invoice }: News,
  notice: Notice,
  directory: Directory
): Promise<DraftMessage[]> {
  const values = messageValues(order, invoice)
  const addressees = invoice
    ? await invoiceAddressees(order, notice, directory)
    : await addresseesOf(order, notice, directory)
  return addressees.map((addressee) => ({
    eventId: message.id,
    eventType: message.type,
    template: templateFor(notice.template, values),
    subject: { kind: 'order', id: order.id },
    addressee,
    values,
    invoiceId: invoice?.id ?? null,
  }))
}

/** Throws where an event names something that there is not. */
async function newsOf(
  messages: readonly Message<Told>[],
  trx: TransactionClientContract
): Promise<News[]> {
  const payloads = messages.map(({ payload }) => payload)
  const orders = await Order.query({ client: trx })
    .whereIn(
      'id',
      payloads.map(({ orderId }) => orderId)
    )
    .preload('customer')
  const invoiceIds = payloads.flatMap(({ invoiceId }) => invoiceId ?? [])
  const invoices = invoiceIds.length > 0 ? await invoicesToTell(invoiceIds, trx) : []
  const orderOf = new Map(orders.map((order) => [order.id, order]))
  const invoiceOf = new Map(invoices.map((invoice) => [invoice.id, invoice]))
  return messages.map((message) => {
    const { orderId, invoiceId } = message.payload
    const order = orderOf.get(orderId)
    const invoice = invoiceId ? invoiceOf.get(invoiceId) : null
    if (!order || invoice === undefined) throw new Error(`message ${message.id} tells of nothing`)
    return { message, order, invoice }
  })
}
