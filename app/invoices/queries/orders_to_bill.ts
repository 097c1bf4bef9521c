import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Share } from '#app/invoices/bill'
import { billedShares } from '#app/invoices/queries/billed_shares'
import Order from '#app/orders/models/order'

export interface OrdersToBill {
  orders: ReadonlyMap<string, Order>
  /** By order line: what stands on an invoice already. */
  taken: ReadonlyMap<string, Share>
}

/** Locked in order of id, so that of two callers the second sees what the first one billed. */
export async function ordersToBill(
  ids: readonly string[],
  trx: TransactionClientContract
): Promise<OrdersToBill> {
  const found = await Order.query({ client: trx })
    .whereIn('id', [...ids])
    .orderBy('id')
    .preload('lines')
    .forUpdate()
  return {
    orders: new Map(found.map((order) => [order.id, order])),
    taken: await billedShares(ids, trx),
  }
}
