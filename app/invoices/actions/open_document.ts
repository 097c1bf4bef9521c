import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import { DOCUMENT_MIMES } from '#app/invoices/actions/store_documents'
import { documentFileName } from '#app/invoices/document_file_name'
import type Invoice from '#app/invoices/models/invoice'
import type { DocumentFormat } from '#app/invoices/channel_messages'
import type { Actor } from '#app/platform/actor'
import { fileStore } from '#app/platform/files/store'

export interface OpenedDocument {
  bytes: Buffer
  mime: string
  /** Personal: it holds the buyer's name. */
  fileName: string
}

/** A stored document for somebody who may have it; the opening is recorded. Null when there is none. */
export class OpenDocument {
  async handle(input: {
    /** With `documents`. */
    invoice: Invoice
    format: DocumentFormat
    by: Actor
  }): Promise<OpenedDocument | null> {
    const { invoice, format, by } = input
    const document = invoice.documents.find((each) => each.format === format)
    if (!document) return null
    const bytes = await fileStore.read(document.fileId)
    await db.transaction((trx) =>
      record(
        {
          actor: by,
          action: 'invoices.document_opened',
          subject: 'invoice',
          subjectId: invoice.id,
          details: { format },
        },
        trx
      )
    )
    return { bytes, mime: DOCUMENT_MIMES[format], fileName: documentFileName(invoice, format) }
  }
}
