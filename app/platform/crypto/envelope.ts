import type { EnvelopeColumn } from '#app/platform/crypto/envelope_columns'
import { openBytes, sealBytes } from '#app/platform/crypto/sealed_bytes'

/**
 * Seals a value (as JSON) for one column of one row. `rowId` is the row's primary key, for a key of
 * several columns `rowIdOf(…)`; a copy of the bytes in another row or column does not open.
 */
export function seal(column: EnvelopeColumn, rowId: string, value: object): Buffer {
  return sealBytes(`envelope:${column}`, `${column}|${rowId}`, JSON.stringify(value))
}

/** The value that was sealed for this column and row. Throws SealBroken when the bytes were altered or moved. */
export function open<Value extends object>(
  column: EnvelopeColumn,
  rowId: string,
  bytes: Buffer
): Value {
  return JSON.parse(openBytes(`envelope:${column}`, `${column}|${rowId}`, bytes).toString('utf8'))
}
