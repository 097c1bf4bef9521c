import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/platform/clock'

/**
 * Runs a listener's effect exactly once for a message, however often the message is delivered: the
 * receipt is written in the effect's own transaction, so both stand or neither does. Of two
 * deliveries at once the second waits for the first one's commit.
 * @returns false when the effect had been done before
 */
export async function once(
  message: { id: string },
  listenerId: string,
  effect: (trx: TransactionClientContract) => Promise<unknown>
): Promise<boolean> {
  return db.transaction(async (trx) => {
    const { rowCount } = await trx.rawQuery(
      `insert into inbox_receipts (message_id, listener, received_at) values (?, ?, ?)
       on conflict do nothing`,
      [message.id, listenerId, clock.now().toJSDate()]
    )
    if (rowCount === 0) return false
    await effect(trx)
    return true
  })
}

/**
 * The same for a batch, in a transaction of the caller, who does the effect in it.
 * @returns the ids of those messages that this listener has not had before
 */
export async function receiptMany(
  messageIds: readonly string[],
  listenerId: string,
  trx: TransactionClientContract
): Promise<string[]> {
  const { rows } = await trx.rawQuery(
    `insert into inbox_receipts (message_id, listener, received_at)
     select id, ?, ? from unnest(?::uuid[]) as t (id) order by id
     on conflict do nothing returning message_id`,
    [listenerId, clock.now().toJSDate(), [...messageIds]]
  )
  return rows.map((row: { message_id: string }) => row.message_id)
}
