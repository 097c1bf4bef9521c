import type Invoice from '#app/invoices/models/invoice'
import Message from '#app/notifications/models/message'

/** More messages about one order than anybody reads. */
const MOST = 50

/** The mails that carried an invoice, newest first, with whom they went to and what became of them. */
export async function sendingsOfInvoice({ id, orderId }: Pick<Invoice, 'id' | 'orderId'>) {
  const messages = await Message.query()
    .where({ orderId, template: 'invoice_ready', channel: 'mail' })
    .orderBy('queuedAt', 'desc')
    .limit(MOST)
  return messages
    .filter(({ contentDetails }) => contentDetails.invoiceId === id)
    .map(({ recipientDetails, state, queuedAt, sentAt }) => ({
      to: recipientDetails.to,
      state,
      at: sentAt ?? queuedAt,
    }))
}
