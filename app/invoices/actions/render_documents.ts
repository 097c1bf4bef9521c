import type { InvoiceFiles } from '#app/documents/make_invoice_files'
import type { Signing } from '#app/documents/signatures/signing'
import { HOUSE_DOCUMENTS } from '#app/invoices/actions/store_documents'
import { capabilitiesOf } from '#app/invoices/channels'
import { faceOf } from '#app/invoices/face_of'
import Invoice from '#app/invoices/models/invoice'
import { renderingPool } from '#app/invoices/rendering'
import { signingOf } from '#app/sellers/signing_of'

/**
 * Makes the files of issued invoices that are samples, signed by their sellers. Left out are those that have all of them,
 * and every other invoice: its originals come from the tax side, and nothing of ours may stand in their place. Throws
 * when one is not issued.
 */
export class RenderDocuments {
  async handle(input: { invoiceIds: readonly string[] }): Promise<Map<string, InvoiceFiles>> {
    const invoices = await Invoice.query()
      .whereIn('id', [...input.invoiceIds])
      .preload('lines')
      .preload('documents')
      .preload('original')
    const wanting = invoices.filter(lacksSamples)
    const signings = new Map<string, Signing>()
    for (const { sellerId } of wanting)
      if (!signings.has(sellerId)) signings.set(sellerId, await signingOf(sellerId))
    const rendered = await Promise.all(
      wanting.map(async (invoice) => {
        const face = faceOf(invoice, { isSample: true })
        const files = await renderingPool.render(face, signings.get(invoice.sellerId))
        return [invoice.id, files] as const
      })
    )
    return new Map(rendered)
  }
}

function lacksSamples({ documents, channel }: Invoice): boolean {
  const kept = new Set(documents.map(({ format }) => format))
  return capabilitiesOf(channel).isSample && !HOUSE_DOCUMENTS.every((format) => kept.has(format))
}
