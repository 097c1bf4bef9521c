import { SendMessages } from '#app/notifications/actions/send_messages'
import type { Listener, Message } from '#app/platform/outbox/listener'

type Payload = { messageId: string }

/** Only messages that are still queued are sent, so a second delivery does nothing. */
export default class SendQueuedMessage implements Listener<Payload> {
  static id = 'notifications.send_queued_message'
  static queue = 'mail' as const
  /** Many mail servers take some ten connections of one client. */
  static atOnce = 5

  handle(message: Message<Payload>): Promise<void> {
    return this.handleMany([message])
  }

  async handleMany(messages: readonly Message<Payload>[]): Promise<void> {
    const messageIds = messages.map(({ payload }) => payload.messageId)
    await new SendMessages().handle({ messageIds })
  }
}
