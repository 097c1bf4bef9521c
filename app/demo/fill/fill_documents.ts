import db from '@adonisjs/lucid/services/db'
import { RenderDocuments } from '#app/invoices/actions/render_documents'
import { keepMissing } from '#app/invoices/actions/store_documents'
import Invoice from '#app/invoices/models/invoice'

const AT_ONCE = 50

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
  for (let start = 0; start < invoices.length; start += AT_ONCE) {
    const invoiceIds = invoices.slice(start, start + AT_ONCE).map(({ id }) => id)
    const files = await new RenderDocuments().handle({ invoiceIds })
    await db.transaction(async (trx) => {
      const locked = await Invoice.query({ client: trx })
        .whereIn('id', invoiceIds)
        .preload('documents')
        .orderBy('id')
        .forUpdate()
      await keepMissing(locked, files, trx)
    })
  }
  return invoices.length
}
