import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Invoice from '#app/invoices/models/invoice'
import Order from '#app/orders/models/order'

/** One invoice, locked. Its orders are locked before it, here and wherever a draft is made. */
export async function lockWithOrders(
  id: string,
  trx: TransactionClientContract
): Promise<Invoice | null> {
  const billed = trx.from('invoice_orders').where('invoice_id', id).select('order_id')
  await Order.query({ client: trx }).whereIn('id', billed).orderBy('id').forUpdate()
  return Invoice.query({ client: trx }).where('id', id).forUpdate().first()
}
