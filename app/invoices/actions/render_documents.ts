import type { InvoiceFiles } from '#app/documents/make_invoice_files'
import { HOUSE_DOCUMENTS } from '#app/invoices/actions/store_documents'
import { faceOf } from '#app/invoices/face_of'
import Invoice from '#app/invoices/models/invoice'
import { renderingPool } from '#app/invoices/rendering'
import { plugins } from '#app/platform/plugins/registry'
import { signingOf } from '#app/sellers/signing_of'

/**
 * Makes the files of an issued invoice, signed by its seller when they are samples; null when they are kept already.
 * Throws when it is not issued.
 */
export class RenderDocuments {
  async handle(input: { invoiceId: string }): Promise<InvoiceFiles | null> {
    const invoice = await Invoice.query()
      .where('id', input.invoiceId)
      .preload('lines')
      .preload('documents')
      .firstOrFail()
    const kept = new Set(invoice.documents.map(({ format }) => format))
    if (HOUSE_DOCUMENTS.every(({ format }) => kept.has(format))) return null
    const face = faceOf(invoice, { isSample: isSample(invoice.channel) })
    // Signatures with force in law come from the tax side; ours would only look like them.
    const signing = face.isSample ? await signingOf(invoice.sellerId) : null
    return renderingPool.render(face, signing)
  }
}

/** Never guessed: a document must not pass for a real invoice, nor a real one for a sample. */
function isSample(channel: string): boolean {
  const listing = plugins.find('tax', channel)
  if (listing === null) throw new Error(`tax channel ${channel} is not listed any more`)
  return listing.capabilities.isSample
}
