/** What the details of an entry may hold: codes, ids, counts, and lists or groups of them. */
export type Details = { [key: string]: DetailValue }
type DetailValue = string | number | boolean | null | DetailValue[] | Details

/** A row of the log as it is read back from the database, every field as exact text. */
export interface EntryRow {
  id: string
  /** UTC with microseconds: `2026-11-24T06:05:04.123456Z`. */
  recordedAt: string
  actorKind: string
  actorId: string | null
  action: string
  subject: string
  subjectId: string | null
  details: unknown
}

/**
 * The bytes that are hashed for a row: a JSON list in a fixed order, so that no two different rows
 * give the same bytes and one row always gives the same.
 */
export function canonicalEntry(row: EntryRow): Buffer {
  const fields = [
    row.id,
    row.recordedAt,
    row.actorKind,
    row.actorId,
    row.action,
    row.subject,
    row.subjectId,
  ]
  return Buffer.from(`[${[...fields.map(canonicalValue), canonicalValue(row.details)].join(',')}]`)
}

/** @throws RangeError for a value that PostgreSQL's jsonb would not give back exactly. */
export function canonicalDetails(details: Details): string {
  return canonicalValue(details)
}

/** JSON with sorted keys and without white space (the idea of RFC 8785, for whole numbers only). */
function canonicalValue(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return canonicalText(value)
  if (typeof value === 'number') return canonicalNumber(value)
  if (Array.isArray(value)) return `[${value.map(canonicalValue).join(',')}]`
  if (typeof value === 'object') {
    const pairs = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${canonicalText(key)}:${canonicalValue(member)}`)
    return `{${pairs.join(',')}}`
  }
  throw new RangeError(`an audit entry cannot hold a ${typeof value}`)
}

function canonicalText(text: string): string {
  if (text.includes('\u0000') || !text.isWellFormed())
    throw new RangeError('an audit entry cannot hold text that PostgreSQL cannot')
  return JSON.stringify(text)
}

function canonicalNumber(value: number): string {
  if (!Number.isSafeInteger(value))
    throw new RangeError('an audit entry holds whole numbers only; write others as text')
  return String(value === 0 ? 0 : value)
}
