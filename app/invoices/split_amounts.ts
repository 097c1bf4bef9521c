import type { DraftedAmounts, DraftedLine } from '#app/invoices/invoice_totals'
import { type InvoiceLimits, splitLines } from '#app/invoices/lines/split_lines'
import { sumFen } from '#app/platform/money/fen'

/**
 * The amounts of one invoice as those of as few invoices as the limits allow; each numbers its lines anew. What the
 * parts of a line bill of the order's line adds up to what the line billed.
 */
export function splitAmounts(amounts: DraftedAmounts, limits: InvoiceLimits): DraftedAmounts[] {
  const billed = new Set<number>()
  return splitLines(amounts.lines, limits).map((lines) => {
    const numbered = lines.map((line, index) => ({
      ...line,
      orderedQuantity: billedBy(line, amounts.lines, billed),
      position: index + 1,
    }))
    return {
      lines: numbered,
      netFen: sumFen(numbered.map(({ netFen }) => netFen)),
      taxFen: sumFen(numbered.map(({ taxFen }) => taxFen)),
      totalFen: sumFen(numbered.map(({ totalFen }) => totalFen)),
    }
  })
}

/** A line that was cut by amount is billed with its first part: nobody can say how many pieces the others hold. */
function billedBy(part: DraftedLine, lines: readonly DraftedLine[], billed: Set<number>): string {
  const whole = lines.find(({ position }) => position === part.position)
  const isCounted = whole !== undefined && whole.quantity !== null
  if (isCounted && part.quantity !== null) return part.quantity
  if (billed.has(part.position)) return '0'
  billed.add(part.position)
  return part.orderedQuantity
}
