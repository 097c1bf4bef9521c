import db from '@adonisjs/lucid/services/db'
import Invoice from '#app/invoices/models/invoice'
import type { DocumentFormat } from '#app/invoices/channel_messages'
import { type VerificationFigures, verificationIndex } from '#app/invoices/verification_index'

/** The issued invoice that all three figures belong to, of several guesses at most one kind of truth. */
export function invoiceByFigures(guesses: readonly VerificationFigures[]): Promise<Invoice | null> {
  return Invoice.query()
    .whereIn('numberIndex', guesses.map(verificationIndex))
    .where('state', 'issued')
    .preload('documents')
    .first()
}

/** The invoice of which a stored document has exactly these bytes. */
export async function invoiceByFile(
  sha256: string
): Promise<{ invoice: Invoice; format: DocumentFormat } | null> {
  const found = await db
    .from('stored_files as f')
    .join('invoice_documents as d', 'd.file_id', 'f.id')
    .where('f.sha256', sha256)
    .select('d.invoice_id', 'd.format')
    .first()
  const invoice: Invoice | null = found && (await Invoice.find(found.invoice_id))
  return invoice?.state === 'issued' ? { invoice, format: found.format } : null
}
