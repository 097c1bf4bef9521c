import db from '@adonisjs/lucid/services/db'
import { RenderDocuments } from '#app/invoices/actions/render_documents'
import { keepMissing } from '#app/invoices/actions/store_documents'
import Invoice from '#app/invoices/models/invoice'

/**
 * Draws the files of the newest issued invoices that have none. Those of all would take longer than
 * everything else; nobody is told.
 * @returns how many invoices got their files
 */
export async function fillDocuments(most: number): Promise<number> {
  const invoices = await Invoice.query()
    .where('state', 'issued')
    .whereDoesntHave('documents', (documents) => documents)
    .orderBy('createdAt', 'desc')
    .limit(most)
    .select('id')
  for (const { id: invoiceId } of invoices) {
    const files = await new RenderDocuments().handle({ invoiceId })
    if (files === null) continue
    await db.transaction(async (trx) => {
      const invoice = await Invoice.query({ client: trx })
        .where('id', invoiceId)
        .preload('documents')
        .forUpdate()
        .firstOrFail()
      await keepMissing(invoice, files, trx)
    })
  }
  return invoices.length
}
