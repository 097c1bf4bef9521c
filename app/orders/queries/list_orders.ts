import db from '@adonisjs/lucid/services/db'
import {
  type OrderListRow,
  type StoredOrder,
  orderListColumns,
  toListRow,
} from '#app/orders/queries/order_list_row'
import { applyFilters, type OrderFilters } from '#app/orders/queries/order_filters'
import { decodeCursor, type Page, pageOf, seekPage } from '#app/platform/database/keyset'

export const ORDERS_PER_PAGE = 50

/** One page of orders, newest first. */
export async function listOrders(
  filters: OrderFilters,
  cursorText?: unknown
): Promise<Page<OrderListRow>> {
  const cursor = decodeCursor(cursorText)
  const query = filteredOrders(filters).select(orderListColumns())
  seekPage(query, { at: 'orders.placed_at', id: 'orders.id' }, cursor, ORDERS_PER_PAGE)
  const found = await query
  return pageOf(
    found.map(toListRow),
    (row) => ({ at: row.placedAt, id: row.id }),
    cursor,
    ORDERS_PER_PAGE
  )
}

function filteredOrders(filters: OrderFilters) {
  const query = db.query<StoredOrder>().from('orders')
  applyFilters(query, filters)
  return query
}
