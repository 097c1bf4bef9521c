import { column } from '@adonisjs/lucid/orm'

/**
 * PostgreSQL hands `bigint` over as a string. Counts and fen fit a safe integer; anything larger
 * is refused instead of being rounded.
 */
export const integerColumn = () => column({ consume: toSafeInteger })

/** jsonb: written as text, read back as a value. */
export const jsonColumn = () =>
  column({
    prepare: (value: unknown) =>
      value === null || value === undefined ? value : JSON.stringify(value),
  })

export function toSafeInteger(value: unknown): number | null {
  if (value === null || value === undefined) return null
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new RangeError(`not a safe integer: ${String(value)}`)
  return number
}
