import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import deliveryConfig from '#config/delivery'
import { InvoiceDocumentsStored } from '#app/invoices/events/invoice_documents_stored'
import { QueueDrafts } from '#app/notifications/actions/queue_drafts'
import { Directory } from '#app/notifications/directory'
import LedgerMessage from '#app/notifications/models/message'
import { reachBuyer } from '#app/notifications/recipients'
import Order from '#app/orders/models/order'
import { once } from '#app/platform/outbox/inbox_receipt'
import type { Listener, Message } from '#app/platform/outbox/listener'

/** An invoice that its mail could not bring reaches the buyer as a link in a text message. */
export default class TextLinkWhenUndelivered implements Listener<{ messageId: string }> {
  static id = 'notifications.text_link_when_undelivered'
  static queue = 'relay' as const

  async handle(message: Message<{ messageId: string }>): Promise<void> {
    if (deliveryConfig.linkBySms !== 'without_mail') return
    await once(message, TextLinkWhenUndelivered.id, async (trx) => {
      const lost = await LedgerMessage.findOrFail(message.payload.messageId, { client: trx })
      const isFirstMail = lost.channel === 'mail' && lost.eventType === InvoiceDocumentsStored.type
      if (isFirstMail && lost.orderId) await this.#queue(message, lost, lost.orderId, trx)
    })
  }

  async #queue(
    { id: eventId, type: eventType }: Message<{ messageId: string }>,
    { template, contentDetails: { values, invoiceId } }: LedgerMessage,
    orderId: string,
    trx: TransactionClientContract
  ): Promise<void> {
    const order = await Order.query({ client: trx })
      .where('id', orderId)
      .preload('customer')
      .firstOrFail()
    const subject = { kind: 'order' as const, id: orderId }
    const base = { eventId, eventType, template, subject, values, invoiceId }
    const addressees = await reachBuyer(order, 'sms', new Directory(trx))
    const drafts = addressees.map((addressee) => ({ ...base, addressee }))
    await new QueueDrafts().handle({ drafts }, trx)
  }
}
