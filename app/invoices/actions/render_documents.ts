import type { InvoiceFiles } from '#app/documents/make_invoice_files'
import { HOUSE_DOCUMENTS } from '#app/invoices/actions/store_documents'
import { capabilitiesOf } from '#app/invoices/channels'
import { faceOf } from '#app/invoices/face_of'
import Invoice from '#app/invoices/models/invoice'
import { renderingPool } from '#app/invoices/rendering'
import { signingOf } from '#app/sellers/signing_of'

/**
 * Makes the files of an issued invoice that is a sample, signed by its seller; null when they are kept already, and for
 * every other invoice: its originals come from the tax side, and nothing of ours may stand in their place. Throws
 * when it is not issued.
 */
export class RenderDocuments {
  async handle(input: { invoiceId: string }): Promise<InvoiceFiles | null> {
    const invoice = await Invoice.query()
      .where('id', input.invoiceId)
      .preload('lines')
      .preload('documents')
      .preload('original')
      .firstOrFail()
    const kept = new Set(invoice.documents.map(({ format }) => format))
    if (HOUSE_DOCUMENTS.every((format) => kept.has(format))) return null
    if (!capabilitiesOf(invoice.channel).isSample) return null
    return renderingPool.render(
      faceOf(invoice, { isSample: true }),
      await signingOf(invoice.sellerId)
    )
  }
}
