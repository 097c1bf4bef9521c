import db from '@adonisjs/lucid/services/db'
import { withinDays } from '#app/lists/days'
import type { ListedRow } from '#app/lists/list'
import { namesOf } from '#app/identity/queries/names_of'
import { editsOf, movesOf, type TimelineEntry } from '#app/desk/queries/order_timeline'

/** What can change about an order: itself, what belongs to it, or its content. */
export const HISTORY_KINDS = ['order', 'payment', 'shipment', 'invoice', 'edit'] as const
export type HistoryKind = (typeof HISTORY_KINDS)[number]

export interface HistoryFilter {
  orderId: string
  kind: HistoryKind | null
  /** Business days, both included. */
  from: string | null
  until: string | null
}

export interface HistoryRow extends TimelineEntry {
  id: string
  actor: string | undefined
}

const EVENTS = `
  select id, subject as kind, changed_at from state_changes where subject_id in (
    select :orderId::uuid
    union all select id from payments where order_id = :orderId
    union all select id from shipments where order_id = :orderId
    union all select invoice_id from invoice_orders where order_id = :orderId)
  union all
  select id, 'edit', changed_at from order_changes where order_id = :orderId`

/** Everything that has changed about an order, in no order. */
export function historyOf({ orderId, kind, from, until }: HistoryFilter) {
  const query = db.query<ListedRow>().with('history', db.raw(EVENTS, { orderId })).from('history')
  if (kind) query.where('history.kind', kind)
  withinDays(query, 'history.changed_at', { from, until })
  return query
}

export async function loadHistory(ids: string[]): Promise<HistoryRow[]> {
  const [moves, edits] = await Promise.all([
    movesOf((query) => query.whereIn('id', ids)),
    editsOf((query) => query.whereIn('id', ids)),
  ])
  const entries = [...moves, ...edits]
  const names = await namesOf(entries.map(({ actorId }) => actorId))
  return entries.map((entry) => ({ ...entry, actor: names[entry.actorId ?? ''] }))
}
