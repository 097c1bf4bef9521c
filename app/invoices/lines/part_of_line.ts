import type { LineFigures } from '#app/invoices/lines/line_figures'
import { addDecimals, subtractDecimals } from '#app/platform/money/decimal'
import { type Fen, fen, sumFen } from '#app/platform/money/fen'
import { shareFen } from '#app/platform/money/rounding'

/** A part of a line; sizes are positive. */
export interface PartFigures {
  quantity: string | null
  netFen: Fen
  taxFen: Fen
  totalFen: Fen
  deductionFen: Fen
}

/** Figures of a part that was taken away; negative. */
type Taken = Pick<LineFigures, 'quantity' | 'netFen' | 'taxFen' | 'totalFen' | 'deductionFen'>

export function leftOf(line: LineFigures, taken: readonly Taken[]): PartFigures {
  const quantities = taken.map(({ quantity }) => quantity ?? '0')
  const sum = (pick: (part: Taken) => Fen | null) =>
    sumFen(taken.map((part) => pick(part) ?? fen(0)))
  return {
    quantity: line.quantity && addDecimals(line.quantity, ...quantities),
    netFen: fen(line.netFen + sum(({ netFen }) => netFen)),
    taxFen: fen(line.taxFen + sum(({ taxFen }) => taxFen)),
    totalFen: fen(line.totalFen + sum(({ totalFen }) => totalFen)),
    deductionFen: fen((line.deductionFen ?? 0) + sum(({ deductionFen }) => deductionFen)),
  }
}

/**
 * A part that is less than what is `left`. Amounts are the difference of two rounded running sums, so that errors
 * never add up. Where money was given back without pieces, the pieces left are worth what is left of the money.
 */
export function partOf(
  line: LineFigures,
  taken: readonly Taken[],
  left: PartFigures,
  size: { quantity: string } | { totalFen: Fen }
): PartFigures {
  if ('totalFen' in size) return { ...ofMoney(line, left, size.totalFen), quantity: null }
  const { quantity } = size
  if (left.quantity === null || line.quantity === null)
    throw new RangeError(`a line without quantity has no pieces: ${line.position}`)
  const isOnlyPieces = taken.every((part) => part.quantity !== null)
  const part = isOnlyPieces
    ? ofPieces(line, left, addDecimals(subtractDecimals(line.quantity, left.quantity), quantity))
    : ofMoney(line, left, shareFen(left.totalFen, quantity, left.quantity))
  return { ...part, quantity }
}

type Amounts = Omit<PartFigures, 'quantity'>

/** A piece is worth its price with tax; net and tax follow from that, so that no cent is lost between them. */
function ofPieces(line: LineFigures, left: PartFigures, upToQuantity: string): Amounts {
  const upTo = shareFen(line.totalFen, upToQuantity, line.quantity ?? '1')
  return ofMoney(line, left, within(left.totalFen, upTo - (line.totalFen - left.totalFen)))
}

function ofMoney(line: LineFigures, left: PartFigures, totalFen: Fen): Amounts {
  const upToTotal = String(line.totalFen - left.totalFen + totalFen)
  const upTo = (whole: Fen, leftFen: Fen) =>
    shareFen(whole, upToTotal, String(line.totalFen)) - (whole - leftFen)
  const least = Math.max(0, totalFen - left.netFen)
  const most = Math.min(left.taxFen, totalFen)
  const taxFen = fen(Math.min(most, Math.max(least, upTo(line.taxFen, left.taxFen))))
  const deductionFen = upTo(line.deductionFen ?? fen(0), left.deductionFen)
  return {
    netFen: fen(totalFen - taxFen),
    taxFen,
    totalFen,
    deductionFen: within(left.deductionFen, deductionFen),
  }
}

function within(most: Fen, amount: number): Fen {
  return fen(Math.min(most, Math.max(0, amount)))
}
