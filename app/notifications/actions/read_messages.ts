import Message from '#app/notifications/models/message'
import { clock } from '#app/platform/clock'

/** Marks what somebody was told on the site as read: one message, or all of them. */
export class ReadMessages {
  async handle(input: { userId: string; messageId?: string }): Promise<void> {
    const { userId, messageId: id } = input
    await Message.query()
      .where({ userId, channel: 'site', ...(id && { id }) })
      .whereNull('readAt')
      .update({ readAt: clock.now() })
  }
}
