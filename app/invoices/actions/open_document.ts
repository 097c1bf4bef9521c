import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import { DOCUMENT_MIMES } from '#app/invoices/actions/store_documents'
import { documentFileName } from '#app/invoices/document_file_name'
import type Invoice from '#app/invoices/models/invoice'
import type InvoiceDocument from '#app/invoices/models/invoice_document'
import type { DocumentFormat } from '#app/invoices/channel_messages'
import type { Actor } from '#app/platform/actor'
import { fileStore } from '#app/platform/files/store'
import { writeZip } from '#app/platform/zip/write_zip'

export interface OpenedDocument {
  bytes: Buffer
  mime: string
  /** Personal: it holds the buyer's name. */
  fileName: string
}

interface OpenInput {
  /** With `documents`. */
  invoice: Invoice
  /** `zip`: all of them in one file. */
  format: DocumentFormat | 'zip'
  by: Actor
  /** The link that it is opened by, without anybody signed in. */
  linkId?: string
}

/** A stored document for somebody who may have it; the opening is recorded. Null when there is none. */
export class OpenDocument {
  async handle({ invoice, format, by, linkId }: OpenInput): Promise<OpenedDocument | null> {
    const wanted = invoice.documents.filter((each) => format === 'zip' || each.format === format)
    if (wanted.length === 0) return null
    const bytes = format === 'zip' ? await packed(invoice, wanted) : await read(wanted[0])
    const entry = { action: 'invoices.document_opened', subject: 'invoice', subjectId: invoice.id }
    const details = { format, ...(linkId && { link: linkId }) }
    await db.transaction((trx) => record({ actor: by, ...entry, details }, trx))
    const mime = format === 'zip' ? 'application/zip' : DOCUMENT_MIMES[format]
    return { bytes, mime, fileName: documentFileName(invoice, format) }
  }
}

function read({ fileId }: InvoiceDocument): Promise<Buffer> {
  return fileStore.read(fileId)
}

async function packed(invoice: Invoice, documents: InvoiceDocument[]): Promise<Buffer> {
  const parts = []
  for (const document of documents.toSorted((one, other) => (one.format < other.format ? -1 : 1)))
    parts.push({ path: documentFileName(invoice, document.format), bytes: await read(document) })
  return writeZip(parts)
}
