import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { InvoiceFiles } from '#app/documents/make_invoice_files'
import { InvoiceDocumentsStored } from '#app/invoices/events/invoice_documents_stored'
import Invoice from '#app/invoices/models/invoice'
import InvoiceDocument from '#app/invoices/models/invoice_document'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import { fileStore } from '#app/platform/files/store'
import { publish } from '#app/platform/outbox/publish'

export const DOCUMENT_MIMES = {
  xml: 'application/xml',
  pdf: 'application/pdf',
  ofd: 'application/ofd',
} as const

/** What the house makes of every issued invoice that is a sample. */
export const HOUSE_DOCUMENTS = ['xml', 'pdf', 'ofd'] as const

/**
 * Keeps the files of an issued invoice, once: a document that is there already is never replaced. Says so
 * when something was added.
 */
export class StoreDocuments {
  async handle(
    input: { invoiceId: string; files: InvoiceFiles },
    trx: TransactionClientContract
  ): Promise<{ stored: number }> {
    const invoice = await Invoice.query({ client: trx })
      .where({ id: input.invoiceId, state: 'issued' })
      .preload('documents')
      .forUpdate()
      .firstOrFail()
    const stored = await keepMissing(invoice, input.files, trx)
    await trx.from('invoices').where('id', invoice.id).update({ documents_due_at: null })
    const { id: invoiceId, orderId } = invoice
    if (stored > 0) await publish(new InvoiceDocumentsStored({ invoiceId, orderId }), trx)
    return { stored }
  }
}

/** `invoice` is locked, with its documents; tells nobody. @returns how many files were added */
export async function keepMissing(
  invoice: Invoice,
  files: InvoiceFiles,
  trx: TransactionClientContract
): Promise<number> {
  const known = new Set(invoice.documents.map(({ format }) => format))
  const missing = HOUSE_DOCUMENTS.filter((format) => !known.has(format))
  for (const format of missing) {
    const [bytes, mime] = [files[format], DOCUMENT_MIMES[format]]
    const file = await fileStore.put({ purpose: `invoice_${format}`, bytes, mime }, trx)
    await InvoiceDocument.create(
      {
        id: newId(),
        invoiceId: invoice.id,
        format,
        origin: 'house',
        fileId: file.id,
        createdAt: clock.now(),
      },
      { client: trx }
    )
  }
  return missing.length
}
