import { type LineFigures, priceOfPart } from '#app/invoices/lines/line_figures'
import { scaled, subtractDecimals, trimDecimal } from '#app/platform/money/decimal'
import { type Fen, fen, sumFen } from '#app/platform/money/fen'
import { floorDecimal, shareFen } from '#app/platform/money/rounding'

/** As many decimals of a quantity as every tax channel takes. */
const QUANTITY_DECIMALS = 8

/** What is taken of what is left: `of` and `whole` in pieces, or in fen without tax. */
interface Share {
  quantity: string | null
  of: string
  whole: string
}

/**
 * Cuts a line (or a discounted line with its discount) into pieces of at most `limitFen` without tax, the fullest
 * first. Tax and deduction follow the net amount in running sums: no piece is more than a fen off the line's ratio.
 */
export function cutLines<Line extends LineFigures>(pair: readonly Line[], limitFen: Fen): Line[][] {
  if (limitFen <= 0) throw new RangeError(`no amount fits under the limit: ${limitFen}`)
  const pieces: Line[][] = []
  let left = [...pair]
  while (netOf(left) > limitFen) {
    const share = fullestShare(left, limitFen)
    const nets = netParts(left, share)
    const piece = left.map((line, index) => partOf(line, pair[index], nets[index], share.quantity))
    left = left.map((line, index) => without(line, piece[index]))
    pieces.push(piece)
  }
  return [...pieces, left].map(withoutEmptyDiscount)
}

/** Too small a piece has nothing of a small discount. */
function withoutEmptyDiscount<Line extends LineFigures>(piece: Line[]): Line[] {
  const [line, discount] = piece
  const isEmpty = piece.length > 1 && discount.totalFen === 0
  return isEmpty ? [{ ...line, nature: 'normal' }] : piece
}

function netOf(lines: readonly LineFigures[]): Fen {
  return sumFen(lines.map(({ netFen }) => netFen))
}

/** Whole pieces where the quantity is whole and one piece fits; by amount where there is nothing to count. */
function fullestShare([line, discount]: LineFigures[], limitFen: Fen): Share {
  const net = netOf(discount === undefined ? [line] : [line, discount])
  const { quantity } = line
  if (quantity !== null) {
    const isWhole = scaled(trimDecimal(quantity)).scale === 0
    for (const decimals of isWhole ? [0, QUANTITY_DECIMALS] : [QUANTITY_DECIMALS]) {
      const count = floorDecimal(quantity, { times: limitFen, over: net }, decimals)
      if (count !== '0') return { quantity: count, of: count, whole: quantity }
    }
  }
  return { quantity: null, of: String(limitFen), whole: String(net) }
}

/** Rounded together, so that a pair never comes out a fen above the limit. */
function netParts([line, discount]: LineFigures[], { of, whole }: Share): Fen[] {
  const first = shareFen(line.netFen, of, whole)
  if (discount === undefined) return [first]
  return [first, fen(shareFen(netOf([line, discount]), of, whole) - first)]
}

function partOf<Line extends LineFigures>(
  left: Line,
  original: Line,
  netFen: Fen,
  quantity: string | null
): Line {
  const upToNet = String(original.netFen - left.netFen + netFen)
  const follow = (whole: Fen, leftFen: Fen) => {
    if (original.netFen === 0) return fen(0)
    return fen(shareFen(whole, upToNet, String(original.netFen)) - (whole - leftFen))
  }
  const taxFen = follow(original.taxFen, left.taxFen)
  const pieces = left.quantity === null ? null : quantity
  return {
    ...left,
    quantity: pieces,
    unitPriceExclTax: priceOfPart(original, pieces, netFen),
    netFen,
    taxFen,
    totalFen: fen(netFen + taxFen),
    deductionFen:
      original.deductionFen === null || left.deductionFen === null
        ? null
        : follow(original.deductionFen, left.deductionFen),
  }
}

/** A line that was cut by amount in the end has lost its quantity: nobody can say how many pieces are left. */
function without<Line extends LineFigures>(left: Line, piece: Line): Line {
  const netFen = fen(left.netFen - piece.netFen)
  const quantity =
    left.quantity === null || piece.quantity === null
      ? null
      : subtractDecimals(left.quantity, piece.quantity)
  return {
    ...left,
    quantity,
    unitPriceExclTax: priceOfPart(left, quantity, netFen),
    netFen,
    taxFen: fen(left.taxFen - piece.taxFen),
    totalFen: fen(left.totalFen - piece.totalFen),
    deductionFen:
      left.deductionFen === null ? null : fen(left.deductionFen - (piece.deductionFen ?? 0)),
  }
}
