import { AwaitDocuments } from '#app/invoices/actions/await_documents'
import { RenderDocuments } from '#app/invoices/actions/render_documents'
import { StoreDocuments } from '#app/invoices/actions/store_documents'
import { capabilitiesOf } from '#app/invoices/channels'
import Invoice from '#app/invoices/models/invoice'
import { once } from '#app/platform/outbox/inbox_receipt'
import type { Listener, Message } from '#app/platform/outbox/listener'

/**
 * Documents are facts: those of samples are made from the issued invoice, outside of any transaction, and kept once;
 * the originals of all others are asked for at the tax channel.
 */
export default class StoreInvoiceDocuments implements Listener<{ invoiceId: string }> {
  static id = 'invoices.store_invoice_documents'
  static queue = 'documents' as const

  async handle(message: Message<{ invoiceId: string }>): Promise<void> {
    const { invoiceId } = message.payload
    const { channel } = await Invoice.findOrFail(invoiceId)
    const { documents: formats, isSample } = capabilitiesOf(channel)
    if (!isSample && formats.length > 0) {
      await once(message, StoreInvoiceDocuments.id, (trx) =>
        new AwaitDocuments().handle({ invoiceId, formats }, trx)
      )
      return
    }
    const files = await new RenderDocuments().handle({ invoiceId })
    if (files === null) return
    await once(message, StoreInvoiceDocuments.id, (trx) =>
      new StoreDocuments().handle({ invoiceId, files }, trx)
    )
  }
}
