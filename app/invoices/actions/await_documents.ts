import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DocumentFormat } from '#app/invoices/channel_messages'
import { clock } from '#app/platform/clock'

/** From now on the tax channel is asked for the documents of an issued invoice. */
export class AwaitDocuments {
  async handle(
    input: { invoiceId: string; formats: readonly DocumentFormat[] },
    trx: TransactionClientContract
  ): Promise<void> {
    const now = clock.now().toJSDate()
    const rows = input.formats.map((format) => ({
      invoice_id: input.invoiceId,
      format,
      next_at: now,
      created_at: now,
    }))
    await trx.table('awaited_documents').knexQuery.insert(rows).onConflict().ignore()
    await trx.from('invoices').where('id', input.invoiceId).update({ documents_due_at: null })
  }
}
