import type { ChainableContract } from '@adonisjs/lucid/types/querybuilder'
import { DateTime } from 'luxon'
import { openSignedText, signText } from '#app/platform/crypto/signed_text'
import { isId } from '#app/platform/database/uuid'

/** Where a row stands in a list ordered by moment, newest first, then by id. */
export interface Position {
  readonly at: DateTime
  readonly id: string
}

export interface Cursor extends Position {
  readonly direction: 'older' | 'newer'
}

/** One page, newest first, with the cursors of its neighbours (null where there is none). */
export interface Page<Row> {
  readonly rows: Row[]
  readonly newer: string | null
  readonly older: string | null
}

const PURPOSE = 'cursor'
const FORM = /^([on])\.([0-9a-z]{1,11})\.([0-9a-f-]{36})$/

/** Opaque and signed, for links; exact to the millisecond, as the application writes its moments. */
export function encodeCursor({ direction, at, id }: Cursor): string {
  const letter = direction === 'older' ? 'o' : 'n'
  return signText(PURPOSE, `${letter}.${at.toMillis().toString(36)}.${id}`)
}

/** Null for no cursor and for one that was not made here: the first page. */
export function decodeCursor(text: unknown): Cursor | null {
  const match = FORM.exec(openSignedText(PURPOSE, text) ?? '')
  if (!match) return null
  const [, direction, millis, id] = match
  if (!isId(id)) return null
  const at = DateTime.fromMillis(Number.parseInt(millis, 36), { zone: 'utc' })
  return { direction: direction === 'o' ? 'older' : 'newer', at, id }
}

/**
 * Orders and bounds a query for one page; `pageOf` cuts what it returns. The query must have an index
 * on (moment desc, id desc). `columns` are names of this code base, never input.
 */
export function seekPage<Query extends ChainableContract>(
  query: Query,
  columns: { at: string; id: string },
  cursor: Cursor | null,
  size: number
): Query {
  const isNewer = cursor?.direction === 'newer'
  if (cursor)
    query.whereRaw(`(??, ??) ${isNewer ? '>' : '<'} (?::timestamptz, ?::uuid)`, [
      columns.at,
      columns.id,
      cursor.at.toUTC().toISO() ?? '',
      cursor.id,
    ])
  const order = isNewer ? 'asc' : 'desc'
  // One row more than the page tells whether there is a next page.
  return query
    .orderBy(columns.at, order)
    .orderBy(columns.id, order)
    .limit(size + 1)
}

export function pageOf<Row>(
  found: readonly Row[],
  positionOf: (row: Row) => Position,
  cursor: Cursor | null,
  size: number
): Page<Row> {
  const hasMore = found.length > size
  const isNewer = cursor?.direction === 'newer'
  const rows = isNewer ? found.slice(0, size).toReversed() : found.slice(0, size)
  const linkTo = (direction: Cursor['direction'], row: Row | undefined) =>
    row === undefined ? null : encodeCursor({ direction, ...positionOf(row) })
  return {
    rows,
    newer: (isNewer ? hasMore : cursor) ? linkTo('newer', rows[0]) : null,
    older: isNewer || hasMore ? linkTo('older', rows.at(-1)) : null,
  }
}
