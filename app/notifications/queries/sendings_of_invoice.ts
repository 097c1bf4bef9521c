import Message from '#app/notifications/models/message'

/** More messages about one invoice than anybody reads. */
const MOST = 50

/** What brought an invoice to somebody outside of the site, newest first, with the links that went along. */
export function sendingsOfInvoice(invoiceId: string): Promise<Message[]> {
  return Message.query()
    .where({ invoiceId })
    .whereNot('channel', 'site')
    .preload('link')
    .orderBy('queuedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST)
}
