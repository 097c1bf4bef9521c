import { type LineFigures, priceOfPart } from '#app/invoices/lines/line_figures'
import { fen } from '#app/platform/money/fen'

/** The lines that belong together: a line alone, or a discounted one with its discount. */
export function discountPairs<Line extends Pick<LineFigures, 'nature' | 'position'>>(
  lines: readonly Line[]
): Line[][] {
  const pairs: Line[][] = []
  for (const line of lines) {
    const before = pairs.at(-1)
    if (line.nature !== 'discount') pairs.push([line])
    else if (before?.length === 1 && before[0].nature === 'discounted') before.push(line)
    else throw new RangeError(`a discount without a line to lower: ${line.position}`)
  }
  return pairs
}

/** Every discount merged into the line that it lowers: a credit invoice has normal lines only. */
export function mergeDiscounts<Line extends LineFigures>(lines: readonly Line[]): Line[] {
  return discountPairs(lines).map(([line, discount]) =>
    discount === undefined ? { ...line, nature: 'normal' } : lowered(line, discount)
  )
}

function lowered<Line extends LineFigures>(line: Line, discount: Line): Line {
  const netFen = fen(line.netFen + discount.netFen)
  return {
    ...line,
    nature: 'normal',
    netFen,
    taxFen: fen(line.taxFen + discount.taxFen),
    totalFen: fen(line.totalFen + discount.totalFen),
    unitPriceExclTax: priceOfPart(line, line.quantity, netFen),
  }
}
