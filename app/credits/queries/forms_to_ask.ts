import db from '@adonisjs/lucid/services/db'
import invoicingConfig from '#config/invoicing'
import { clock } from '#app/platform/clock'

/**
 * Forms to ask about now, the longest waiting first: those without an outcome soon, those that wait for somebody now
 * and then and as soon as they run out, those that are free to be used once in a while.
 */
export async function formsToAsk(): Promise<string[]> {
  const { unclearSeconds, waitingSeconds, clearedSeconds, batch } = invoicingConfig.credits.asking
  const { rows } = await db.rawQuery(
    `select id from credit_confirmations
      where (state in ('applying', 'unknown') and asked_at + :unclear::interval <= :now)
         or (state in ('awaiting_buyer', 'awaiting_seller')
             and (asked_at + :waiting::interval <= :now
                  or (expires_at <= :now and (asked_at < expires_at or asked_at + :unclear::interval <= :now))))
         or (state in ('not_needed', 'confirmed') and asked_at + :cleared::interval <= :now)
      order by asked_at limit :batch`,
    {
      unclear: `${unclearSeconds} seconds`,
      waiting: `${waitingSeconds} seconds`,
      cleared: `${clearedSeconds} seconds`,
      now: clock.now().toJSDate(),
      batch,
    }
  )
  return rows.map(({ id }: { id: string }) => id)
}
