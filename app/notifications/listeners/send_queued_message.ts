import { SendMessage } from '#app/notifications/actions/send_message'
import type { Listener, Message } from '#app/platform/outbox/listener'

/** Only a message that is still queued is sent, so a second delivery does nothing. */
export default class SendQueuedMessage implements Listener<{ messageId: string }> {
  static id = 'notifications.send_queued_message'
  static queue = 'mail' as const

  async handle({ payload }: Message<{ messageId: string }>): Promise<void> {
    await new SendMessage().handle(payload)
  }
}
