import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/platform/clock'
import type { Fen } from '#app/platform/money/fen'

/** Notes how much more of each order is invoiced, and locks its money and title. Called by invoices, which hold the rows. */
export class RecordInvoicing {
  async handle(
    input: { shares: readonly { orderId: string; amountFen: Fen }[] },
    trx: TransactionClientContract
  ): Promise<void> {
    const { shares } = input
    await trx.rawQuery(
      `update orders set invoiced_fen = invoiced_fen + share.fen, locked_at = coalesce(locked_at, :now), updated_at = :now
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
