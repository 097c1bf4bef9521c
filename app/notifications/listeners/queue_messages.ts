import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { type Notice, noticesOf } from '#app/notifications/audience'
import { invoiceAddressees } from '#app/notifications/invoice_addressees'
import { templateFor } from '#app/notifications/invoice_mail'
import { addresseesOf } from '#app/notifications/recipients'
import { type DraftMessage, QueueDrafts } from '#app/notifications/actions/queue_drafts'
import { messageValues } from '#app/notifications/message_values'
import Order from '#app/orders/models/order'
import { once } from '#app/platform/outbox/inbox_receipt'
import type { Listener, Message } from '#app/platform/outbox/listener'

type Payload = { orderId: string; invoiceId?: string; source?: string }

/** Writes one message a recipient and channel, as the audience table says. */
export default class QueueMessages implements Listener<Payload> {
  static id = 'notifications.queue_messages'
  static queue = 'relay' as const

  async handle(message: Message<Payload>): Promise<void> {
    const notices = noticesOf(message.type, message.payload.source)
    if (notices.length === 0) return
    await once(message, QueueMessages.id, (trx) => this.#queue(message, notices, trx))
  }

  async #queue(
    { id, type, payload }: Message<Payload>,
    notices: Notice[],
    trx: TransactionClientContract
  ) {
    const order = await Order.query({ client: trx })
      .where('id', payload.orderId)
      .preload('customer')
      .firstOrFail()
    const invoiceId = payload.invoiceId ?? null
    const drafts: DraftMessage[] = []
    for (const notice of notices) {
      const values = await messageValues({ order, invoiceId }, trx)
      const template = templateFor(notice.template, values)
      const addressees = invoiceId
        ? await invoiceAddressees(order, notice, trx)
        : await addresseesOf(order, notice, trx)
      for (const addressee of addressees) {
        const subject = { kind: 'order' as const, id: order.id }
        drafts.push({
          eventId: id,
          eventType: type,
          template,
          subject,
          addressee,
          values,
          invoiceId,
        })
      }
    }
    await new QueueDrafts().handle({ drafts }, trx)
  }
}
