import type { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/platform/clock'

export interface AuditFilter {
  actorId?: string | null
  /** An action (`orders.reviewed`) or all of a domain (`orders`). */
  action?: string | null
  subject?: string | null
  subjectId?: string | null
  from?: DateTime | null
  before?: DateTime | null
}

/** The entries of a filter, in no order. */
export function auditEntries({ actorId, action, subject, subjectId, from, before }: AuditFilter) {
  const query = db.query<{ id: string; sort_value: string }>().from('audit_entries')
  if (actorId) query.where('actor_id', actorId)
  if (subject) query.where('subject', subject)
  if (subjectId) query.where('subject_id', subjectId)
  if (from) query.where('recorded_at', '>=', clock.timestamp(from))
  if (before) query.where('recorded_at', '<', clock.timestamp(before))
  if (action) query.whereRaw('(action = ? or starts_with(action, ?))', [action, `${action}.`])
  return query
}
