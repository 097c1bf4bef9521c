import db from '@adonisjs/lucid/services/db'
import type { Change } from '#app/platform/live/announce_change'

/** Tables whose rows belong to one order, by the subject of their states. */
const OF_AN_ORDER: Readonly<Record<string, string>> = {
  payment: 'payments',
  shipment: 'shipments',
  message: 'messages',
}

/** The orders that a change is about; none for one that names no rows or has to do with no order. */
export async function ordersOf({ subject, ids }: Change): Promise<string[]> {
  if (subject === 'order') return ids
  const isInvoice = subject === 'invoice'
  const table = isInvoice ? 'invoice_orders' : OF_AN_ORDER[subject]
  if (table === undefined || ids.length === 0) return []
  const rows: { order_id: string | null }[] = await db
    .from(table)
    .distinct('order_id')
    .whereIn(isInvoice ? 'invoice_id' : 'id', ids)
  return rows.flatMap(({ order_id: orderId }) => orderId ?? [])
}

/** The customers' accounts that own these orders. */
export async function ownersOf(orderIds: readonly string[]): Promise<Map<string, string[]>> {
  const owners = new Map<string, string[]>()
  if (orderIds.length === 0) return owners
  const rows: { id: string; user_id: string }[] = await db
    .from('orders')
    .join('customers', 'customers.id', 'orders.customer_id')
    .select('orders.id', 'customers.user_id')
    .whereIn('orders.id', [...orderIds])
    .whereNotNull('customers.user_id')
  for (const { id, user_id: userId } of rows)
    owners.set(userId, [...(owners.get(userId) ?? []), id])
  return owners
}

/** Those to whom these messages were written on the site. */
export async function readersOf({ subject, ids }: Change): Promise<string[]> {
  if (subject !== 'message' || ids.length === 0) return []
  const rows: { user_id: string }[] = await db
    .from('messages')
    .distinct('user_id')
    .whereIn('id', ids)
    .where('channel', 'site')
    .whereNotNull('user_id')
  return rows.map(({ user_id: userId }) => userId)
}
