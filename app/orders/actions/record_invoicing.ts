import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/platform/clock'
import type { Fen } from '#app/platform/money/fen'

/**
 * Notes how much more of each order is invoiced, or less where credit invoices took something back. What is invoiced
 * locks money and title of its order; when nothing is, they are free again. Called by invoices, which hold the rows.
 */
export class RecordInvoicing {
  async handle(
    input: { shares: readonly { orderId: string; amountFen: Fen }[] },
    trx: TransactionClientContract
  ): Promise<void> {
    const { shares } = input
    await trx.rawQuery(
      `update orders set invoiced_fen = invoiced_fen + share.fen, updated_at = :now,
              locked_at = case when invoiced_fen + share.fen > 0 then coalesce(locked_at, :now) end
         from (select id, sum(fen) as fen from unnest(:ids::uuid[], :amounts::bigint[]) as each (id, fen) group by id) as share
        where orders.id = share.id`,
      {
        now: clock.now().toJSDate(),
        ids: shares.map(({ orderId }) => orderId),
        amounts: shares.map(({ amountFen }) => amountFen),
      }
    )
  }
}
