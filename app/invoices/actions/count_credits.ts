import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/platform/clock'

/**
 * Notes beside originals how much of them newly issued credit invoices took back, and when nothing was left. What an
 * original says is never touched. Ids of others than credit invoices are passed over.
 */
export class CountCredits {
  async handle(
    input: { invoiceIds: readonly string[] },
    trx: TransactionClientContract
  ): Promise<void> {
    await trx.rawQuery(
      `update invoices o
          set credited_fen = o.credited_fen + c.fen, updated_at = :now,
              reversed_at = case when o.credited_fen + c.fen = o.total_fen then :now::timestamptz end
         from (select original_invoice_id, -sum(total_fen) as fen from invoices
                where id = any(:ids::uuid[]) and original_invoice_id is not null
                group by original_invoice_id) c
        where o.id = c.original_invoice_id`,
      { ids: [...input.invoiceIds], now: clock.now().toJSDate() }
    )
  }
}
