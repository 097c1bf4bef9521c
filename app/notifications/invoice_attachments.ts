import { documentFileName } from '#app/invoices/document_file_name'
import Invoice from '#app/invoices/models/invoice'
import type { Attachment } from '#app/notifications/notifier'
import { fileStore } from '#app/platform/files/store'

const MIMES = { pdf: 'application/pdf', xml: 'application/xml', ofd: 'application/ofd' } as const

/** The stored documents of an invoice, byte for byte. */
export async function invoiceAttachments(invoiceId: string | null): Promise<Attachment[]> {
  if (invoiceId === null) return []
  const invoice = await Invoice.query().where('id', invoiceId).preload('documents').firstOrFail()
  return Promise.all(
    invoice.documents.map(async ({ format, fileId }) => ({
      name: documentFileName(invoice, format),
      mime: MIMES[format],
      bytes: await fileStore.read(fileId),
    }))
  )
}
