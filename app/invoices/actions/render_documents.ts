import type { InvoiceFiles } from '#app/documents/make_invoice_files'
import { HOUSE_DOCUMENTS } from '#app/invoices/actions/store_documents'
import { faceOf } from '#app/invoices/face_of'
import Invoice from '#app/invoices/models/invoice'
import { renderingPool } from '#app/invoices/rendering'
import { plugins } from '#app/platform/plugins/registry'

/** Makes the files of an issued invoice; null when they are kept already. Throws when it is not issued. */
export class RenderDocuments {
  async handle(input: { invoiceId: string }): Promise<InvoiceFiles | null> {
    const invoice = await Invoice.query()
      .where('id', input.invoiceId)
      .preload('lines')
      .preload('documents')
      .firstOrFail()
    const kept = new Set(invoice.documents.map(({ format }) => format))
    if (HOUSE_DOCUMENTS.every(({ format }) => kept.has(format))) return null
    return renderingPool.render(faceOf(invoice, { isSample: isSample(invoice.channel) }))
  }
}

/** Never guessed: a document must not pass for a real invoice, nor a real one for a sample. */
function isSample(channel: string): boolean {
  const listing = plugins.find('tax', channel)
  if (listing === null) throw new Error(`tax channel ${channel} is not listed any more`)
  return listing.capabilities.isSample
}
