import { cutLines } from '#app/invoices/lines/cut_lines'
import { discountPairs } from '#app/invoices/lines/discounts'
import type { LineFigures } from '#app/invoices/lines/line_figures'
import { pack } from '#app/invoices/lines/pack'
import { type Fen, fen, sumFen } from '#app/platform/money/fen'

/** What one invoice may hold. */
export interface InvoiceLimits {
  /** Most of the sum without tax; null for no limit. */
  netFen: Fen | null
  /** Most lines, discounts counted. */
  lines: number
}

/**
 * Spreads lines over the smallest number of invoices that the limits allow. A line larger than the limit is cut
 * by quantity (whole pieces where one piece fits) or, without quantity, by amount: its cuts fill invoices, its rest
 * shares one. A discounted line stays with its discount. Sums are exact, each cut is taxed as its line is, and the
 * same lines always give the same invoices. Lines keep their order and their positions: cuts of one share it.
 */
export function splitLines<Line extends LineFigures>(
  lines: readonly Line[],
  limits: InvoiceLimits
): Line[][] {
  const netFen = limits.netFen ?? fen(Number.MAX_SAFE_INTEGER)
  const units = discountPairs(lines).flatMap((pair) => cutLines(pair, netFen))
  const sizes = units.map((unit) => ({
    net: sumFen(unit.map((line) => line.netFen)),
    lines: unit.length,
  }))
  return pack(sizes, { net: netFen, lines: limits.lines }).map((group) =>
    group.flatMap((index) => units[index])
  )
}
