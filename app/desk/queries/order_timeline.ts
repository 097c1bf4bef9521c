import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import type { RelatedRows } from '#app/desk/queries/order_page'
import type Order from '#app/orders/models/order'
import type { ChangedField } from '#app/orders/order_changes'
import StateChange from '#app/platform/states/state_change'
import { open } from '#app/platform/crypto/envelope'

export interface TimelineEntry {
  at: DateTime
  actorKind: string
  actorId: string | null
  what:
    | { kind: 'state'; subject: string; state: string; verb: string; reason: string | null }
    | { kind: 'change'; changes: ChangedField[] }
}

/** Every state change of the order and of its payments, parcels and invoices, and every edit; newest first. */
export async function orderTimeline(
  order: Pick<Order, 'id'>,
  { payments, shipments, invoices }: RelatedRows
): Promise<TimelineEntry[]> {
  const subjects = [order, ...payments, ...shipments, ...invoices].map(({ id }) => id)
  const [moves, edits] = await Promise.all([
    StateChange.query().whereIn('subjectId', subjects),
    editsOf(order.id),
  ])
  const entries = moves.map((move): TimelineEntry => {
    const { subject, verb, toState: state, reasonText: reason } = move
    const what = { kind: 'state', subject, state, verb, reason } as const
    return { at: move.changedAt, actorKind: move.actorKind, actorId: move.actorId, what }
  })
  return [...entries, ...edits].sort((one, other) => other.at.toMillis() - one.at.toMillis())
}

async function editsOf(orderId: string): Promise<TimelineEntry[]> {
  const rows: {
    id: string
    actor_kind: string
    actor_id: string | null
    before_and_after: Buffer
    changed_at: Date
  }[] = await db.from('order_changes').where('order_id', orderId)
  return rows.map((row) => {
    const { changes } = open<{ changes: ChangedField[] }>(
      'order_changes.before_and_after',
      row.id,
      row.before_and_after
    )
    const at = DateTime.fromJSDate(row.changed_at).toUTC()
    return {
      at,
      actorKind: row.actor_kind,
      actorId: row.actor_id,
      what: { kind: 'change', changes },
    }
  })
}
