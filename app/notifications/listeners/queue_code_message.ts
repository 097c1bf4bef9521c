import { QueueDrafts } from '#app/notifications/actions/queue_drafts'
import { codeMessages } from '#app/notifications/code_message'
import { once } from '#app/platform/outbox/inbox_receipt'
import type { Listener, Message } from '#app/platform/outbox/listener'

type Payload = { codeId: string }

/** Draws the code that somebody asked for and writes the message that carries it. */
export default class QueueCodeMessage implements Listener<Payload> {
  static id = 'notifications.queue_code_message'
  static queue = 'relay' as const

  async handle(message: Message<Payload>): Promise<void> {
    const { codeId } = message.payload
    await once(message, QueueCodeMessage.id, async (trx) => {
      const messages = await codeMessages(codeId, trx)
      const base = { eventId: message.id, eventType: message.type, invoiceId: null }
      const subject = { kind: 'code' as const, id: codeId }
      const drafts = messages.map((draft) => ({ ...base, subject, ...draft }))
      await new QueueDrafts().handle({ drafts }, trx)
    })
  }
}
