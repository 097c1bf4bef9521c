import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DocumentFormat } from '#app/invoices/channel_messages'
import { clock } from '#app/platform/clock'
import { insertMany } from '#app/platform/database/insert_many'

/** From now on the tax channel is asked for the documents of issued invoices. */
export class AwaitDocuments {
  async handle(
    input: { invoiceIds: readonly string[]; formats: readonly DocumentFormat[] },
    trx: TransactionClientContract
  ): Promise<void> {
    const now = clock.now()
    const { invoiceIds, formats } = input
    const rows = invoiceIds.flatMap((invoiceId) =>
      formats.map((format) => ({ invoice_id: invoiceId, format, next_at: now, created_at: now }))
    )
    await insertMany(trx, 'awaited_documents', rows, 'on conflict do nothing')
    await trx
      .from('invoices')
      .whereIn('id', [...invoiceIds])
      .update({ documents_due_at: null })
  }
}
