import db from '@adonisjs/lucid/services/db'
import {
  type OrderListRow,
  type StoredOrder,
  ORDER_LIST_COLUMNS,
  toListRow,
} from '#app/orders/queries/order_list_row'
import { applyFilters, type OrderFilters } from '#app/orders/queries/order_filters'
import { ORDER_STATUSES, type OrderStatus } from '#app/orders/order_states'
import { type CappedCount, cappedCount, sumOfCapped } from '#app/platform/database/capped_count'
import { decodeCursor, type Page, pageOf, seekPage } from '#app/platform/database/keyset'

export const ORDERS_PER_PAGE = 50

/** One page of orders, newest first. */
export async function listOrders(
  filters: OrderFilters,
  cursorText?: unknown
): Promise<Page<OrderListRow>> {
  const cursor = decodeCursor(cursorText)
  const query = filteredOrders(filters).select(ORDER_LIST_COLUMNS)
  seekPage(query, { at: 'orders.placed_at', id: 'orders.id' }, cursor, ORDERS_PER_PAGE)
  const found = await query
  return pageOf(
    found.map(toListRow),
    (row) => ({ at: row.placedAt, id: row.id }),
    cursor,
    ORDERS_PER_PAGE
  )
}

export interface StatusCounts {
  all: CappedCount
  byStatus: ReadonlyMap<OrderStatus, CappedCount>
}

/** How many orders each tab shows under the other filters; counted no further than 10,000. */
export async function countByStatus(filters: OrderFilters): Promise<StatusCounts> {
  const counts = ORDER_STATUSES.map(
    async (status) => [status, await cappedCount(filteredOrders({ ...filters, status }))] as const
  )
  const byStatus = new Map(await Promise.all(counts))
  return { all: sumOfCapped([...byStatus.values()]), byStatus }
}

function filteredOrders(filters: OrderFilters) {
  const query = db.query<StoredOrder>().from('orders')
  applyFilters(query, filters)
  return query
}
