import { yuanOf } from './amounts.js'
import type { FormRow } from './store.js'

/** A form as both sides may know it. */
export function told(row: FormRow): object {
  const { number, application, state, opened_by: openedBy, original, expires_at: end, total } = row
  const expiresAt = state.startsWith('AWAITING') ? end : null
  return { number, application, state, openedBy, original, expiresAt, total }
}

/** … with its lines, for the side that has to answer. */
export function toldWhole(row: FormRow): object {
  const lines: { net: string; tax: string }[] = JSON.parse(row.lines)
  return {
    ...told(row),
    reason: row.reason,
    net: row.net,
    tax: row.tax,
    lines: lines.map((line) => ({
      ...line,
      net: yuanOf(BigInt(line.net)),
      tax: yuanOf(BigInt(line.tax)),
    })),
  }
}
