import type { DateTime } from 'luxon'
import AuditEntry from '#app/audit/models/audit_entry'

export interface AuditFilter {
  actorId?: string
  /** An action (`orders.reviewed`) or all of a domain (`orders`). */
  action?: string
  subject?: string
  subjectId?: string
  from?: DateTime
  before?: DateTime
}

/** Where a page ended: the next one begins with the entry that is older than this. */
export interface AuditCursor {
  recordedAt: DateTime
  id: string
}

const PAGE = 50

/** Entries from the newest to the oldest, one page. */
export async function searchAudit(
  filter: AuditFilter,
  after: AuditCursor | null
): Promise<{ entries: AuditEntry[]; next: AuditCursor | null }> {
  const query = AuditEntry.query()
    .orderBy([
      { column: 'recorded_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(PAGE + 1)

  if (filter.actorId) query.where('actor_id', filter.actorId)
  if (filter.subject) query.where('subject', filter.subject)
  if (filter.subjectId) query.where('subject_id', filter.subjectId)
  if (filter.from) query.where('recorded_at', '>=', filter.from.toISO() ?? '')
  if (filter.before) query.where('recorded_at', '<', filter.before.toISO() ?? '')
  if (filter.action) {
    const { action } = filter
    query.where((either) =>
      either.where('action', action).orWhereRaw('starts_with(action, ?)', [`${action}.`])
    )
  }
  if (after) {
    query.whereRaw('(recorded_at, id) < (?::timestamptz, ?::uuid)', [
      after.recordedAt.toISO() ?? '',
      after.id,
    ])
  }

  const found = await query
  const entries = found.slice(0, PAGE)
  const last = entries.at(-1)
  const hasMore = found.length > PAGE && last !== undefined
  return { entries, next: hasMore ? { recordedAt: last.recordedAt, id: last.id } : null }
}
