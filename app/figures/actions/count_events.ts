import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { figureEntries } from '#app/figures/figures'
import { sqlByMessages } from '#app/figures/queries/figure_sql'
import { receiptMany } from '#app/platform/outbox/inbox_receipt'

/** Receipts carry it: it stays for ever. */
export const COUNTER = 'figures.count_events'

/** Adds what messages tell of to the figures of their days; each message counts once. */
export class CountEvents {
  async handle(input: { messageIds: readonly string[] }): Promise<void> {
    await db.transaction(async (trx) => {
      await lockFigures(trx)
      await countMessages(input.messageIds, trx)
    })
  }
}

/** One after the other, and never during a re-count. Whoever only reads is not kept waiting. */
export async function lockFigures(trx: TransactionClientContract): Promise<void> {
  await trx.rawQuery('lock table daily_figures in share row exclusive mode')
}

export async function countMessages(
  messageIds: readonly string[],
  trx: TransactionClientContract
): Promise<void> {
  const messages = await receiptMany(messageIds, COUNTER, trx)
  if (messages.length === 0) return
  const told = await trx.from('outbox_messages').whereIn('id', messages).distinct('type')
  const types = new Set(told.map(({ type }: { type: string }) => type))
  for (const [key, figure] of figureEntries()) {
    if (!types.has(figure.event)) continue
    await trx.rawQuery(
      `insert into daily_figures as known (day, figure, dimension, count, fen, minutes)
       ${sqlByMessages(key, figure)}
       on conflict (day, figure, dimension) do update set count = known.count + excluded.count,
         fen = known.fen + excluded.fen, minutes = known.minutes + excluded.minutes`,
      { messages }
    )
  }
}
