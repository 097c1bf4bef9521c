import db from '@adonisjs/lucid/services/db'
import invoicingConfig from '#config/invoicing'
import { clock } from '#app/platform/clock'

/** A draft that its batch will ask for when somebody lets it go on. */
export const IS_PARKED = `exists (select from invoice_batches b where b.id = invoices.batch_id and b.state = 'paused')`

/**
 * Invoices whose outcome is open and that may be asked about now, the longest waiting first. The pause
 * between two questions is half the time since the draft, within the bounds of the configuration.
 */
export async function unsettledInvoices(): Promise<string[]> {
  const { firstPauseSeconds, longestPauseSeconds, interruptedAfterSeconds, batch } =
    invoicingConfig.resolving
  const { rows } = await db.rawQuery(
    `select id from invoices
      where (state in ('pending', 'unknown')
             and asked_at + least(:longest::interval,
                 greatest(:first::interval, (asked_at - created_at) / 2)) <= :now)
         or (state = 'requested' and asked_at + :interrupted::interval <= :now)
         or (state = 'draft' and not ${IS_PARKED} and (original_invoice_id is null or confirmation_number is not null)
             and updated_at + :interrupted::interval <= :now)
      order by asked_at nulls first limit :batch`,
    {
      first: `${firstPauseSeconds} seconds`,
      longest: `${longestPauseSeconds} seconds`,
      interrupted: `${interruptedAfterSeconds} seconds`,
      now: clock.now().toJSDate(),
      batch,
    }
  )
  return rows.map(({ id }: { id: string }) => id)
}
