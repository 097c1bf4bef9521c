import type { DateTime } from 'luxon'
import { type CappedCount, cappedCount } from '#app/platform/database/capped_count'
import { decodeCursor, type Page, pageOf, seekPage } from '#app/platform/database/keyset'
import AuditEntry from '#app/audit/models/audit_entry'

export interface AuditFilter {
  actorId?: string | null
  /** An action (`orders.reviewed`) or all of a domain (`orders`). */
  action?: string | null
  subject?: string | null
  subjectId?: string | null
  from?: DateTime | null
  before?: DateTime | null
}

const PAGE = 50
const COLUMNS = { at: 'recorded_at', id: 'id' }

/** Entries from the newest to the oldest, one page, and how many there are. */
export async function searchAudit(
  filter: AuditFilter,
  cursorText: unknown = null
): Promise<{ page: Page<AuditEntry>; count: CappedCount }> {
  const { actorId, action, subject, subjectId, from, before } = filter
  const query = AuditEntry.query()
    .if(actorId, (entries) => entries.where('actor_id', actorId ?? ''))
    .if(subject, (entries) => entries.where('subject', subject ?? ''))
    .if(subjectId, (entries) => entries.where('subject_id', subjectId ?? ''))
    .if(from, (entries) => entries.where('recorded_at', '>=', from?.toISO() ?? ''))
    .if(before, (entries) => entries.where('recorded_at', '<', before?.toISO() ?? ''))
    .if(action, (entries) =>
      entries.whereRaw('(action = ? or starts_with(action, ?))', [action ?? '', `${action}.`])
    )
  const cursor = decodeCursor(cursorText)
  const count = await cappedCount(query)
  const found = await seekPage(query, COLUMNS, cursor, PAGE)
  const positionOf = (entry: AuditEntry) => ({ at: entry.recordedAt, id: entry.id })
  return { page: pageOf(found, positionOf, cursor, PAGE), count }
}
