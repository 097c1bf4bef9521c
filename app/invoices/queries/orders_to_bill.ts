import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Share } from '#app/invoices/bill'
import { billedShares } from '#app/invoices/queries/billed_shares'
import Order from '#app/orders/models/order'

export interface OrdersToBill {
  orders: ReadonlyMap<string, Order>
  /** By order line: what stands on an invoice already. */
  taken: ReadonlyMap<string, Share>
  /** Orders whose money went back: nothing of them is invoiced any more. */
  refunded: ReadonlySet<string>
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
    refunded: await refundedOrders(ids, trx),
  }
}

async function refundedOrders(
  ids: readonly string[],
  trx: TransactionClientContract
): Promise<Set<string>> {
  const { rows } = await trx.rawQuery<{ rows: { id: string }[] }>(
    `select o.id from orders o
       join payments p on p.order_id = o.id and not p.is_surplus
       join refunds r on r.payment_id = p.id and r.state = 'succeeded'
      where o.id = any(?::uuid[]) group by o.id having sum(r.amount_fen) >= o.paid_fen`,
    [[...ids]]
  )
  return new Set(rows.map(({ id }) => id))
}
