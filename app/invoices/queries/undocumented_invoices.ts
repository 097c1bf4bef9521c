import db from '@adonisjs/lucid/services/db'
import invoicingConfig from '#config/invoicing'
import { clock } from '#app/platform/clock'

/** Issued invoices whose documents should have been there by now: what made them died. */
export async function undocumentedInvoices(): Promise<string[]> {
  const { interruptedAfterSeconds, batch } = invoicingConfig.resolving
  const before = clock
    .now()
    .minus({ seconds: 2 * interruptedAfterSeconds })
    .toJSDate()
  const rows: { id: string }[] = await db
    .from('invoices')
    .where('state', 'issued')
    .whereNotNull('documents_due_at')
    .where('documents_due_at', '<=', before)
    .orderBy('documents_due_at')
    .limit(batch)
    .select('id')
  return rows.map(({ id }) => id)
}
