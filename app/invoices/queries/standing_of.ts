import db from '@adonisjs/lucid/services/db'
import type Invoice from '#app/invoices/models/invoice'
import { toSafeInteger } from '#app/platform/database/columns'

/** What became of an issued invoice: credit invoices took all of it back, or a part, or it takes back itself. */
export type Standing = 'normal' | 'partly_reversed' | 'reversed' | 'credit'

export async function standingOf({
  id,
  totalFen,
  originalInvoiceId,
}: Pick<Invoice, 'id' | 'totalFen' | 'originalInvoiceId'>): Promise<Standing> {
  if (originalInvoiceId !== null) return 'credit'
  const [{ taken }] = await db
    .from('invoices')
    .where({ original_invoice_id: id, state: 'issued' })
    .sum('total_fen as taken')
  const takenFen = -(toSafeInteger(taken) ?? 0)
  if (takenFen <= 0) return 'normal'
  return takenFen >= totalFen ? 'reversed' : 'partly_reversed'
}
