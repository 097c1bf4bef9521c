import type { ContentFailure } from '#app/shipments/errors'
import {
  addDecimals,
  compareDecimals,
  isDecimal,
  subtractDecimals,
  trimDecimal,
} from '#app/platform/money/decimal'
import { failed, ok, type Result } from '#app/platform/result'

/** What belongs into a parcel of one product, and what was counted so far. Quantities are decimal strings. */
export interface ContentLine {
  position: number
  sku: string
  quantity: string
  packedQuantity: string
}

export type Counts = ReadonlyMap<number, string>

/**
 * Where the scanned goods belong: the new counts of the lines of this SKU, which are filled in their
 * order. Goods that do not belong into the parcel, or more than were ordered, are refused.
 */
export function countIn(
  lines: readonly ContentLine[],
  scan: { code: string; quantity: string }
): Result<Counts, ContentFailure> {
  const code = scan.code.normalize('NFKC').trim().toUpperCase()
  const ofSku = lines.filter(({ sku }) => sku.toUpperCase() === code)
  const [first] = ofSku
  if (!first) return failed({ type: 'wrong_item', code })
  if (!isQuantity(scan.quantity)) return failed({ type: 'quantity_unreadable' })

  let left = scan.quantity
  const counts = new Map<number, string>()
  for (const line of ofSku) {
    const room = subtractDecimals(line.quantity, line.packedQuantity)
    const taken = compareDecimals(left, room) > 0 ? room : left
    counts.set(line.position, addDecimals(line.packedQuantity, taken))
    left = subtractDecimals(left, taken)
  }
  if (compareDecimals(left, '0') === 0) return ok(counts)
  const sum = (of: (line: ContentLine) => string) => addDecimals(...ofSku.map(of))
  return failed({
    type: 'too_many',
    sku: first.sku,
    ordered: sum(({ quantity }) => quantity),
    counted: addDecimals(
      sum(({ packedQuantity }) => packedQuantity),
      scan.quantity
    ),
  })
}

/** Compares what was counted line by line with the order: exactly that must be in the parcel. */
export function checkContent(
  lines: readonly ContentLine[],
  counts: Counts
): Result<null, ContentFailure> {
  const missing: { sku: string; quantity: string }[] = []
  for (const { position, sku, quantity, packedQuantity } of lines) {
    const counted = counts.get(position) ?? packedQuantity
    if (!isDecimal(counted) || counted.startsWith('-'))
      return failed({ type: 'quantity_unreadable' })
    const difference = compareDecimals(counted, quantity)
    if (difference > 0)
      return failed({
        type: 'too_many',
        sku,
        ordered: trimDecimal(quantity),
        counted: trimDecimal(counted),
      })
    if (difference < 0) missing.push({ sku, quantity: subtractDecimals(quantity, counted) })
  }
  return missing.length > 0 ? failed({ type: 'incomplete', missing }) : ok(null)
}

function isQuantity(text: string): boolean {
  return isDecimal(text) && compareDecimals(text, '0') > 0
}
