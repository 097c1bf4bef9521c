import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { DateTime } from 'luxon'
import type { RelatedRows } from '#app/desk/queries/order_page'
import type Order from '#app/orders/models/order'
import type { ChangedField } from '#app/orders/order_changes'
import StateChange from '#app/platform/states/state_change'
import { open } from '#app/platform/crypto/envelope'

export interface TimelineEntry {
  id: string
  at: DateTime
  actorKind: string
  actorId: string | null
  what:
    | {
        kind: 'state'
        subject: string
        from: string
        state: string
        verb: string
        reason: string | null
      }
    | { kind: 'change'; changes: ChangedField[] }
}

/** Every state change of the order and of its payments, parcels and invoices, and every edit; newest first. */
export async function orderTimeline(
  order: Pick<Order, 'id'>,
  { payments, shipments, invoices }: RelatedRows
): Promise<TimelineEntry[]> {
  const subjects = [order, ...payments, ...shipments, ...invoices].map(({ id }) => id)
  const [moves, edits] = await Promise.all([
    movesOf((query) => query.whereIn('subject_id', subjects)),
    editsOf((query) => query.where('order_id', order.id)),
  ])
  return [...moves, ...edits].sort((one, other) => other.at.toMillis() - one.at.toMillis())
}

export async function movesOf(
  narrow: (query: ReturnType<typeof StateChange.query>) => unknown
): Promise<TimelineEntry[]> {
  const query = StateChange.query()
  narrow(query)
  const moves = await query
  return moves.map((move) => {
    const { id, subject, verb, fromState: from, toState: state, reasonText: reason } = move
    const what = { kind: 'state', subject, from, state, verb, reason } as const
    return { id, at: move.changedAt, actorKind: move.actorKind, actorId: move.actorId, what }
  })
}

interface StoredEdit {
  id: string
  actor_kind: string
  actor_id: string | null
  before_and_after: Buffer
  changed_at: Date
}

export async function editsOf(
  narrow: (query: DatabaseQueryBuilderContract<StoredEdit>) => unknown
): Promise<TimelineEntry[]> {
  const query = db.query<StoredEdit>().from('order_changes')
  narrow(query)
  const rows = await query
  return rows.map((row) => {
    const { id, actor_kind: actorKind, actor_id: actorId } = row
    const { changes } = open<{ changes: ChangedField[] }>(
      'order_changes.before_and_after',
      id,
      row.before_and_after
    )
    const at = DateTime.fromJSDate(row.changed_at).toUTC()
    return { id, at, actorKind, actorId, what: { kind: 'change', changes } }
  })
}
