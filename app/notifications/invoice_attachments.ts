import deliveryConfig from '#config/delivery'
import { DOCUMENT_MIMES } from '#app/invoices/actions/store_documents'
import { documentFileName } from '#app/invoices/document_file_name'
import type { DocumentFormat } from '#app/invoices/channel_messages'
import Invoice from '#app/invoices/models/invoice'
import { fitting, wantedFormats } from '#app/notifications/attached_files'
import type { Attachment } from '#app/notifications/notifier'
import { fileStore } from '#app/platform/files/store'

type InvoiceFile = Attachment & { format: DocumentFormat }

/** The stored documents of an invoice, byte for byte, as many of them as a letter carries. */
export async function invoiceAttachments(invoiceId: string): Promise<InvoiceFile[]> {
  const invoice = await Invoice.query().where('id', invoiceId).preload('documents').firstOrFail()
  const stored = new Map(invoice.documents.map(({ format, fileId }) => [format, fileId]))
  const files: InvoiceFile[] = []
  for (const format of wantedFormats([...stored.keys()], deliveryConfig.attach)) {
    const [name, mime] = [documentFileName(invoice, format), DOCUMENT_MIMES[format]]
    files.push({ format, name, mime, bytes: await fileStore.read(stored.get(format) ?? '') })
  }
  return fitting(files, deliveryConfig.mostAttachedBytes)
}
