import type { LineLeft } from '#app/issuing/queries/orders_for_bill'
import { compareDecimals, isDecimal, trimDecimal } from '#app/platform/money/decimal'
import { failed, ok, type Result } from '#app/platform/result'

/** `lines`: ids of the lines whose quantity is none, or more than is left; none when nothing was chosen. */
export type QuantityFailure = { type: 'not_a_quantity' | 'nothing_chosen'; lines: string[] }

/** The typed quantities by order line; empty and zero are left out. */
export function readQuantities(
  typed: unknown,
  lines: readonly LineLeft[]
): Result<Map<string, string>, QuantityFailure> {
  const chosen = new Map<string, string>()
  const wrong: string[] = []
  const given = isRecord(typed) ? typed : {}
  for (const { id, left } of lines) {
    const text = String(given[id] ?? '').trim()
    if (text === '') continue
    if (!isDecimal(text) || isTooMuch(text, left.quantity)) wrong.push(id)
    else if (compareDecimals(text, '0') > 0) chosen.set(id, trimDecimal(text))
  }
  if (wrong.length > 0) return failed({ type: 'not_a_quantity', lines: wrong })
  const [first] = lines
  if (chosen.size === 0) return failed({ type: 'nothing_chosen', lines: first ? [first.id] : [] })
  return ok(chosen)
}

function isTooMuch(text: string, left: string): boolean {
  return compareDecimals(text, '0') < 0 || compareDecimals(text, left) > 0
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
