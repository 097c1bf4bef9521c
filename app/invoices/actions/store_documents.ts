import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { InvoiceFiles } from '#app/documents/make_invoice_files'
import { InvoiceDocumentsStored } from '#app/invoices/events/invoice_documents_stored'
import Invoice from '#app/invoices/models/invoice'
import { clock } from '#app/platform/clock'
import { insertMany } from '#app/platform/database/insert_many'
import { newId } from '#app/platform/database/uuid'
import { fileStore, type NewFile } from '#app/platform/files/store'
import { publishMany } from '#app/platform/outbox/publish'

export const DOCUMENT_MIMES = {
  xml: 'application/xml',
  pdf: 'application/pdf',
  ofd: 'application/ofd',
} as const

/** What the house makes of every issued invoice that is a sample. */
export const HOUSE_DOCUMENTS = ['xml', 'pdf', 'ofd'] as const
type HouseFormat = (typeof HOUSE_DOCUMENTS)[number]

/**
 * Keeps the files of issued invoices, once: a document that is there already is never replaced. Says so where something
 * was added. Throws when one of them is not issued.
 */
export class StoreDocuments {
  async handle(
    input: { files: ReadonlyMap<string, InvoiceFiles> },
    trx: TransactionClientContract
  ): Promise<{ stored: number }> {
    const { files } = input
    const invoices = await Invoice.query({ client: trx })
      .whereIn('id', [...files.keys()])
      .where('state', 'issued')
      .preload('documents')
      .orderBy('id')
      .forUpdate()
    if (invoices.length < files.size) throw new Error('an invoice with documents is not issued')
    const added = await keepMissing(invoices, files, trx)
    const ids = invoices.map(({ id }) => id)
    await trx.from('invoices').whereIn('id', ids).update({ documents_due_at: null })
    const changed = new Set(added.map(({ invoiceId }) => invoiceId))
    const events = invoices
      .filter(({ id }) => changed.has(id))
      .map(({ id: invoiceId, orderId }) => new InvoiceDocumentsStored({ invoiceId, orderId }))
    await publishMany(events, trx)
    return { stored: added.length }
  }
}

/** `invoices` are locked, with their documents; tells nobody. @returns the files that were added */
export async function keepMissing(
  invoices: readonly Invoice[],
  filesOf: ReadonlyMap<string, InvoiceFiles>,
  trx: TransactionClientContract
) {
  const missing = invoices.flatMap(({ id: invoiceId, documents }) => {
    const known = new Set(documents.map(({ format }) => format))
    const files = filesOf.get(invoiceId)
    if (files === undefined) return []
    const formats = HOUSE_DOCUMENTS.filter((format) => !known.has(format))
    return formats.map((format) => ({ invoiceId, format, bytes: files[format] }))
  })
  const fileIds = await fileStore.putMany(missing.map(newFile), trx)
  const createdAt = clock.now()
  const rows = missing.map(({ invoiceId, format }, index) => ({
    id: newId(),
    invoice_id: invoiceId,
    format,
    origin: 'house',
    file_id: fileIds[index],
    created_at: createdAt,
  }))
  await insertMany(trx, 'invoice_documents', rows)
  return missing
}

function newFile({ format, bytes }: { format: HouseFormat; bytes: Buffer }): NewFile {
  return { purpose: `invoice_${format}`, bytes, mime: DOCUMENT_MIMES[format] }
}
