import Invoice from '#app/invoices/models/invoice'
import { deliveryStanding } from '#app/notifications/delivery_standing'
import { maskedRecipient } from '#app/notifications/message_views'
import { sendingsOfInvoice } from '#app/notifications/queries/sendings_of_invoice'

/** What brought an invoice to whom, as the desk may see it. */
export async function invoiceDeliveries(invoiceId: string) {
  const invoice = await Invoice.query()
    .where('id', invoiceId)
    .preload('documents')
    .preload('order')
    .firstOrFail()
  const sendings = await sendingsOfInvoice(invoiceId)
  return {
    invoice,
    isSendable: invoice.state === 'issued' && invoice.documents.length > 0,
    standing: deliveryStanding(sendings),
    last: sendings.at(0) ?? null,
    deliveries: sendings.map((message) => ({
      id: message.id,
      at: message.sentAt ?? message.queuedAt,
      channel: message.channel,
      recipient: maskedRecipient(message),
      state: message.state,
      problem: message.problem,
      answer: message.answer,
      link: message.link && {
        standing: message.link.standing,
        openings: message.link.openings,
        until: message.link.expiresAt,
      },
    })),
  }
}
