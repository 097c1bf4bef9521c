import db from '@adonisjs/lucid/services/db'
import { withinDays } from '#app/lists/days'
import type { ListedRow } from '#app/lists/list'
import type { Verdict } from '#app/orders/checks/check'
import {
  orderListColumns,
  type OrderListRow,
  type StoredOrder,
  toListRow,
} from '#app/orders/queries/order_list_row'

export interface QueueFilter {
  kind: 'clean' | 'findings' | null
  orderType: string | null
  from: string | null
  until: string | null
}

/** An order that waits for its review, with the verdicts of its last check. */
export interface WaitingOrder extends OrderListRow {
  verdicts: Verdict[]
}

/** Orders that wait for their review, in no order. */
export function waitingOrders({ kind, orderType, from, until }: QueueFilter) {
  const query = db.query<ListedRow>().from('orders')
  query.where('orders.state', 'in_review').whereNull('orders.deleted_at')
  if (kind) query.where('orders.has_findings', kind === 'findings')
  if (orderType) query.where('orders.order_type', orderType)
  withinDays(query, 'orders.submitted_at', { from, until })
  return query
}

export async function loadWaiting(ids: string[]): Promise<WaitingOrder[]> {
  const query = db.query<StoredOrder>().from('orders').select(orderListColumns())
  const found = await query.whereIn('orders.id', ids)
  const verdicts = await lastVerdicts(ids)
  return found.map((row) => ({ ...toListRow(row), verdicts: verdicts.get(row.id) ?? [] }))
}

async function lastVerdicts(orderIds: string[]): Promise<Map<string, Verdict[]>> {
  const rows: { order_id: string; verdicts: Verdict[] }[] = await db
    .from('order_checks')
    .distinctOn('order_id')
    .select('order_id', 'verdicts')
    .whereIn('order_id', orderIds)
    .orderBy('order_id')
    .orderBy('round', 'desc')
  return new Map(rows.map((row) => [row.order_id, row.verdicts]))
}
