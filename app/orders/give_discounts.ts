import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Order from '#app/orders/models/order'
import { orderTotal } from '#app/orders/order_totals'
import { type Fen, fen } from '#app/platform/money/fen'

/** Gives the lines of a locked order (with `lines`) their discounts; what they cost before them stays. The order is saved by the caller. */
export async function giveDiscounts(
  order: Order,
  discounts: readonly Fen[],
  trx: TransactionClientContract
): Promise<void> {
  for (const [index, line] of order.lines.entries()) {
    const discountFen = discounts.at(index) ?? line.discountFen
    const totalFen = fen(line.totalFen + line.discountFen - discountFen)
    await line.merge({ discountFen, totalFen }).useTransaction(trx).save()
  }
  order.totalFen = orderTotal(order.lines)
}
