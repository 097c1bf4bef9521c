import db from '@adonisjs/lucid/services/db'
import invoicingConfig from '#config/invoicing'
import { clock } from '#app/platform/clock'

/**
 * Waiting invoices that may be asked for again now, the oldest first: their seller is not turned away, what is known of the
 * quota holds them, and either the tax side has changed its mind since or they have waited long enough.
 */
export async function resumableInvoices(): Promise<string[]> {
  const { firstPauseSeconds, longestPauseSeconds } = invoicingConfig.waiting
  const { rows } = await db.rawQuery<{ rows: { id: string }[] }>(
    `select id from (
       select i.id, i.created_at, s.quota_left_fen, s.quota_as_of,
              sum(i.net_fen) over (partition by i.seller_id order by i.created_at, i.id) as up_to_here
         from invoices i left join seller_channel_status s on s.seller_id = i.seller_id
        where i.state = 'waiting' and s.blocked_by is null
          and (s.ready_since > i.asked_at
               or i.asked_at + least(:longest::interval, greatest(:first::interval, (i.asked_at - i.created_at) / 2)) <= :now)
       ) as due
      where quota_left_fen is null or up_to_here <= quota_left_fen
      order by created_at, id limit :batch`,
    {
      first: `${firstPauseSeconds} seconds`,
      longest: `${longestPauseSeconds} seconds`,
      now: clock.now().toJSDate(),
      batch: invoicingConfig.resolving.batch,
    }
  )
  return rows.map(({ id }) => id)
}
