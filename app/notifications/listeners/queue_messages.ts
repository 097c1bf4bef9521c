import db from '@adonisjs/lucid/services/db'
import { QueueDrafts } from '#app/notifications/actions/queue_drafts'
import { noticesOf } from '#app/notifications/audience'
import { draftsFor, type Told } from '#app/notifications/drafts_for'
import { receiptMany } from '#app/platform/outbox/inbox_receipt'
import type { Listener, Message } from '#app/platform/outbox/listener'

/** Writes one message a recipient and channel, as the audience table says. */
export default class QueueMessages implements Listener<Told> {
  static id = 'notifications.queue_messages'
  static queue = 'relay' as const

  handle(message: Message<Told>): Promise<void> {
    return this.handleMany([message])
  }

  async handleMany(messages: readonly Message<Told>[]): Promise<void> {
    const telling = messages.filter(
      ({ type, payload }) => noticesOf(type, payload.source).length > 0
    )
    if (telling.length === 0) return
    await db.transaction(async (trx) => {
      const ids = telling.map(({ id }) => id)
      const fresh = new Set(await receiptMany(ids, QueueMessages.id, trx))
      const news = telling.filter(({ id }) => fresh.has(id))
      await new QueueDrafts().handle({ drafts: await draftsFor(news, trx) }, trx)
    })
  }
}
