import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'

/** Says who looks after an invoice; the last one counts. */
export class TakeOver {
  handle(input: { invoiceId: string; by: Actor }): Promise<void> {
    const { invoiceId, by } = input
    return db.transaction(async (trx) => {
      const row = { invoice_id: invoiceId, user_id: by.id, taken_at: clock.now().toISO() }
      await trx.table('invoice_caretakers').insert(row).onConflict('invoice_id').merge()
      const entry = { action: 'invoices.taken_over', subject: 'invoice', subjectId: invoiceId }
      await record({ actor: by, ...entry }, trx)
    })
  }
}
