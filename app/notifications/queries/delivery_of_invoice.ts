import Message from '#app/notifications/models/message'

/** One delivery of this invoice; throws "not found" for everything else that was told to anybody. */
export function deliveryOfInvoice(invoiceId: string, messageId: string): Promise<Message> {
  return Message.query()
    .where({ id: messageId, invoiceId })
    .whereNot('channel', 'site')
    .preload('link')
    .firstOrFail()
}
