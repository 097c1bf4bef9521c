import { type Fen, fen } from '#app/platform/money/fen'

/** What a line costs with its tax, for sources that do not say it; null when it cannot be known. */
export function lineTotal(netFen: Fen | null, taxFen: Fen | null): Fen | null {
  const total = (netFen ?? 0) + (taxFen ?? 0)
  return netFen === null || taxFen === null || !Number.isSafeInteger(total) ? null : fen(total)
}
