import db from '@adonisjs/lucid/services/db'
import queueConfig from '#config/queue'
import { clock } from '#app/platform/clock'
import type { Task } from '#app/platform/queue/tasks'

const CHUNK = 5_000

/** Forgets messages that were relayed long ago, and the receipts of their listeners. */
export default class PruneOutbox implements Task<object> {
  static id = 'outbox.prune_outbox'

  async handle(): Promise<void> {
    const before = clock.now().minus({ milliseconds: queueConfig.keepRelayedMs }).toJSDate()
    while ((await this.pruneMessages(before)) === CHUNK);
    while ((await this.pruneReceipts(before)) === CHUNK);
  }

  private async pruneMessages(before: Date): Promise<number> {
    const { rowCount } = await db.rawQuery(
      `delete from outbox_messages where id in
         (select id from outbox_messages where relayed_at < ? limit ${CHUNK})`,
      [before]
    )
    return rowCount
  }

  /** A receipt is needed for as long as its message can be delivered again. */
  private async pruneReceipts(before: Date): Promise<number> {
    const { rowCount } = await db.rawQuery(
      `delete from inbox_receipts where ctid = any (array
         (select ctid from inbox_receipts r where received_at < ?
             and not exists (select from outbox_messages m where m.id = r.message_id)
           limit ${CHUNK}))`,
      [before]
    )
    return rowCount
  }
}
