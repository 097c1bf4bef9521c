import db from '@adonisjs/lucid/services/db'
import Invoice from '#app/invoices/models/invoice'
import { monthPeriod } from '#app/reports/periods'

/** The issued invoices that the report of a month counts. */
export async function issuedIn(month: string): Promise<string[]> {
  const { from, until } = monthPeriod(month)
  const rows: { id: string }[] = await db
    .from('invoices')
    .where('state', 'issued')
    .whereBetween('report_day', [from, until])
    .orderBy('id')
    .select('id')
  return rows.map(({ id }) => id)
}

/** With all that is compared with their files. */
export function invoicesToCompare(ids: readonly string[]): Promise<Invoice[]> {
  return Invoice.query()
    .whereIn('id', [...ids])
    .preload('lines')
    .preload('documents')
    .exec()
}

/** Those that were issued after a moment, with a day in the month; at most so many. */
export async function issuedLater(month: string, after: Date, most: number) {
  const { from, until } = monthPeriod(month)
  const { rows } = await db.rawQuery<{
    rows: { id: string; number: string; day: string; at: Date }[]
  }>(
    `select i.id, i.invoice_number as number, i.report_day::text as day, c.changed_at as at
       from invoices i join state_changes c
         on c.subject = 'invoice' and c.subject_id = i.id and c.verb = 'issue'
      where i.state = 'issued' and i.report_day between ? and ? and c.changed_at > ?
      order by c.changed_at limit ?`,
    [from, until, after.toISOString(), most]
  )
  return rows
}
