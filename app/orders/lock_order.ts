import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Order from '#app/orders/models/order'
import { failed, ok, type Result } from '#app/platform/result'

/** The order for an act on it, locked until the transaction ends. Nothing is done with a deleted one. */
export async function lockOrder(
  orderId: string,
  trx: TransactionClientContract
): Promise<Result<Order, { type: 'missing' } | { type: 'deleted' }>> {
  const order = await Order.query({ client: trx }).where('id', orderId).forUpdate().first()
  if (!order) return failed({ type: 'missing' })
  return order.deletedAt ? failed({ type: 'deleted' }) : ok(order)
}
