import type { DateTime } from 'luxon'
import { openSignedText, signText } from '#app/platform/crypto/signed_text'
import { isId } from '#app/platform/database/uuid'

/** Where a page of a sorted list begins: behind (or, going back, before) a row and the value it sorts by. */
export interface Place {
  direction: 'on' | 'back'
  /** The value as PostgreSQL writes it. */
  value: string
  id: string
}

const PURPOSE = 'list place'
const LOWEST_ID = '00000000-0000-0000-0000-000000000000'

/** Opaque and signed, for links. Belongs to one order of the list: `order` is part of it. */
export function encodePlace({ direction, value, id }: Place, order: string): string {
  const text = JSON.stringify([order, direction, value, id])
  return signText(PURPOSE, Buffer.from(text).toString('base64url'))
}

/** Null for no place, for one that was not made here, and for one of another order: the first page. */
export function decodePlace(signed: unknown, order: string): Place | null {
  const text = openSignedText(PURPOSE, signed)
  if (text === null) return null
  const [itsOrder, direction, value, id]: string[] = JSON.parse(
    Buffer.from(text, 'base64url').toString()
  )
  if (itsOrder !== order || !isId(id)) return null
  return { direction: direction === 'back' ? 'back' : 'on', value, id }
}

/** The place before everything of a day, for a list whose order runs along days. */
export function placeOfDay(
  day: { from: DateTime; before: DateTime },
  isDescending: boolean
): Place {
  const edge = isDescending ? day.before : day.from
  return { direction: 'on', value: edge.toUTC().toISO() ?? '', id: LOWEST_ID }
}
