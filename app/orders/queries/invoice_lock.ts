import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type Order from '#app/orders/models/order'

type InvoiceLock = { type: 'locked_by_invoice' } | { type: 'being_invoiced' }

/**
 * What keeps money and title of an order as they are; null when nothing does. Drafts are made under the lock of the
 * order: who holds it sees every one of them.
 */
export async function invoiceLock(
  order: Pick<Order, 'id' | 'isLocked'>,
  client: QueryClientContract = db.connection()
): Promise<InvoiceLock | null> {
  if (order.isLocked) return { type: 'locked_by_invoice' }
  const open: unknown = await client
    .from('invoice_orders as share')
    .join('invoices as i', 'i.id', 'share.invoice_id')
    .where('share.order_id', order.id)
    .whereNull('i.original_invoice_id')
    .whereNotIn('i.state', ['issued', 'refused', 'dropped'])
    .select('i.id')
    .first()
  return open ? { type: 'being_invoiced' } : null
}
