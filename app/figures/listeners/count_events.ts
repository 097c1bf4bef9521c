import { CountEvents, COUNTER } from '#app/figures/actions/count_events'
import type { Listener, Message } from '#app/platform/outbox/listener'

/** Takes a whole batch at once: orders come in thousands, and all of a day change the same few rows. */
export default class CountEventsListener implements Listener<object> {
  static id = COUNTER
  static queue = 'relay' as const

  async handle(message: Message): Promise<void> {
    await this.handleMany([message])
  }

  async handleMany(messages: readonly Message[]): Promise<void> {
    await new CountEvents().handle({ messageIds: messages.map(({ id }) => id) })
  }
}
