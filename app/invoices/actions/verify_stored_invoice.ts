import type { InvoiceFace } from '#app/documents/invoice_face'
import { type InvoiceFilesFailure, verifyInvoiceFiles } from '#app/documents/verify_invoice_files'
import { checkDocument } from '#app/invoices/document_check'
import { differencesFrom } from '#app/invoices/face_differences'
import { faceOf } from '#app/invoices/face_of'
import Invoice from '#app/invoices/models/invoice'
import { wantedSigners } from '#app/invoices/wanted_signers'
import type { DocumentFormat } from '#app/invoices/channel_messages'
import { fileStore, StoredFileBroken } from '#app/platform/files/store'
import { failed, ok, type Result } from '#app/platform/result'

export type VerificationFailure =
  | { type: 'missing' }
  | { type: 'not_issued' }
  | { type: 'document_missing'; format: DocumentFormat }
  /** The bytes are gone, or are not those whose SHA-256 was stored. */
  | { type: 'document_broken'; format: DocumentFormat; fault: 'missing' | 'altered' }
  | InvoiceFilesFailure
  /** Names of what the files say otherwise than the database. */
  | { type: 'database_differs'; fields: string[] }

/**
 * Reads the stored files of an invoice back, with readers that share nothing with the writers: XML, PDF
 * and OFD must say the same and be signed by the seller, every figure is recomputed, and the database must agree.
 */
export class VerifyStoredInvoice {
  async handle(input: { invoiceId: string }): Promise<Result<InvoiceFace, VerificationFailure>> {
    const invoice = await Invoice.query()
      .where('id', input.invoiceId)
      .preload('lines')
      .preload('documents')
      .first()
    if (!invoice) return failed({ type: 'missing' })
    if (invoice.state !== 'issued') return failed({ type: 'not_issued' })
    if (invoice.documents.some(({ origin }) => origin === 'channel'))
      return this.#originals(invoice)
    const xml = await this.#read(invoice, 'xml')
    if (!xml.ok) return xml
    const pdf = await this.#read(invoice, 'pdf')
    if (!pdf.ok) return pdf

    const ofd = await this.#read(invoice, 'ofd')
    const isOlder = !ofd.ok && ofd.failure.type === 'document_missing'
    if (!ofd.ok && !isOlder) return ofd

    const files = { xml: xml.value, pdf: pdf.value, ofd: ofd.ok ? ofd.value : null }
    const read = verifyInvoiceFiles(files, await wantedSigners(invoice))
    if (!read.ok) return read
    const fields = differencesFrom(invoice, read.value)
    return fields.length > 0 ? failed({ type: 'database_differs', fields }) : ok(read.value)
  }

  /** Of the tax side, in forms of its own: each has to be the invoice that the database knows. */
  async #originals(invoice: Invoice): Promise<Result<InvoiceFace, VerificationFailure>> {
    for (const { format } of invoice.documents) {
      const bytes = await this.#read(invoice, format)
      if (!bytes.ok) return bytes
      const checked = checkDocument(invoice, format, bytes.value)
      if (checked.ok) continue
      const fields = checked.failure.type === 'differs' ? checked.failure.fields : [format]
      return failed({ type: 'database_differs', fields })
    }
    return ok(faceOf(invoice, { isSample: false }))
  }

  async #read(
    { documents }: Invoice,
    format: DocumentFormat
  ): Promise<Result<Buffer, VerificationFailure>> {
    const document = documents.find((each) => each.format === format)
    if (!document) return failed({ type: 'document_missing', format })
    try {
      return ok(await fileStore.read(document.fileId))
    } catch (error) {
      if (!(error instanceof StoredFileBroken)) throw error
      return failed({ type: 'document_broken', format, fault: error.fault })
    }
  }
}
