import { RenderDocuments } from '#app/invoices/actions/render_documents'
import { StoreDocuments } from '#app/invoices/actions/store_documents'
import { once } from '#app/platform/outbox/inbox_receipt'
import type { Listener, Message } from '#app/platform/outbox/listener'

/** Documents are facts: they are made from the issued invoice, outside of any transaction, and kept once. */
export default class StoreInvoiceDocuments implements Listener<{ invoiceId: string }> {
  static id = 'invoices.store_invoice_documents'
  static queue = 'documents' as const

  async handle(message: Message<{ invoiceId: string }>): Promise<void> {
    const { invoiceId } = message.payload
    const files = await new RenderDocuments().handle({ invoiceId })
    if (files === null) return
    await once(message, StoreInvoiceDocuments.id, (trx) =>
      new StoreDocuments().handle({ invoiceId, files }, trx)
    )
  }
}
