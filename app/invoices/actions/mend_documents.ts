import db from '@adonisjs/lucid/services/db'
import { AwaitDocuments } from '#app/invoices/actions/await_documents'
import { RenderDocuments } from '#app/invoices/actions/render_documents'
import { StoreDocuments } from '#app/invoices/actions/store_documents'
import { capabilitiesOf } from '#app/invoices/channels'
import AwaitedDocument from '#app/invoices/models/awaited_document'
import Invoice from '#app/invoices/models/invoice'
import { clock } from '#app/platform/clock'

/**
 * Gets the documents of an issued invoice that are not there: samples are made, once; the originals of all others are
 * asked for again. What is there stays.
 */
export class MendDocuments {
  async handle({ invoiceId }: { invoiceId: string }): Promise<void> {
    const { channel, state } = await Invoice.findOrFail(invoiceId)
    if (state !== 'issued') return
    const { documents: formats, isSample } = capabilitiesOf(channel)
    if (!isSample && formats.length > 0) {
      await db.transaction((trx) =>
        new AwaitDocuments().handle({ invoiceIds: [invoiceId], formats }, trx)
      )
      await AwaitedDocument.query().where({ invoiceId }).update({ nextAt: clock.now() })
      return
    }
    const files = await new RenderDocuments().handle({ invoiceIds: [invoiceId] })
    if (files.size > 0) await db.transaction((trx) => new StoreDocuments().handle({ files }, trx))
    else await db.from('invoices').where('id', invoiceId).update({ documents_due_at: null })
  }
}
