import { mergeDiscounts } from '#app/invoices/lines/discounts'
import { type LineFigures, priceOfPart } from '#app/invoices/lines/line_figures'
import { leftOf, partOf, type PartFigures } from '#app/invoices/lines/part_of_line'
import { compareDecimals, negateDecimal } from '#app/platform/money/decimal'
import { type Fen, fen } from '#app/platform/money/fen'
import { failed, ok, type Result } from '#app/platform/result'

/** What one credit takes back of a line of the original: quantity and amounts are negative. */
export interface TakenLine {
  /** The position of the original's line; for a discounted pair that of the line, not of its discount. */
  originalPosition: number
  /** Null when only money is given back (an allowance), or when the original has none. */
  quantity: string | null
  /** Positive, as on the original. */
  unitPriceExclTax: string | null
  deductionFen: Fen | null
  netFen: Fen
  taxFen: Fen
  totalFen: Fen
}

/** Sizes are positive: so many pieces, so much money with tax, or all that is left. */
export type TakeBackWish =
  | { originalPosition: number; quantity: string }
  | { originalPosition: number; totalFen: Fen }
  | { originalPosition: number; rest: true }

export type TakeBackFailure =
  | { type: 'no_such_line'; originalPosition: number }
  | { type: 'line_wanted_twice'; originalPosition: number }
  | { type: 'nothing_left'; originalPosition: number }
  | { type: 'more_than_left'; originalPosition: number }
  | { type: 'line_without_quantity'; originalPosition: number }
  /** Not positive, or so little that it is worth less than a fen, or that less than a fen would be left. */
  | { type: 'too_little'; originalPosition: number }

/**
 * What a credit invoice takes back of an original. `original` are its lines as issued, `taken` the lines of all
 * credits before that count (issued or under way). Discounts are merged into their lines first.
 *
 * Whatever the order of the credits, on each line: the sum of quantity, net, tax, total and deduction never
 * exceeds the original; the last credit takes the exact rest of all of them; net and tax of each credit are
 * within two fen of the original's ratio. `'everything'` takes all that is left, and fails when that is nothing.
 */
export function takeBack(
  original: readonly LineFigures[],
  taken: readonly TakenLine[],
  wanted: readonly TakeBackWish[] | 'everything'
): Result<TakenLine[], TakeBackFailure> {
  const lines = new Map(mergeDiscounts(original).map((line) => [line.position, line]))
  const takenOf = Map.groupBy(taken, ({ originalPosition }) => originalPosition)
  const wishes = wanted === 'everything' ? all([...lines.values()], takenOf) : wanted
  const parts = new Map<number, TakenLine>()
  for (const wish of wishes) {
    const { originalPosition } = wish
    const line = lines.get(originalPosition)
    if (line === undefined) return failed({ type: 'no_such_line', originalPosition })
    if (parts.has(originalPosition)) return failed({ type: 'line_wanted_twice', originalPosition })
    const part = takeLine(line, takenOf.get(originalPosition) ?? [], wish)
    if (!part.ok) return failed({ type: part.failure.type, originalPosition })
    parts.set(originalPosition, part.value)
  }
  return ok([...parts.values()].toSorted((a, b) => a.originalPosition - b.originalPosition))
}

/** Every line of which something is left; the first line stands for all when that is none. */
function all(lines: LineFigures[], takenOf: Map<number, TakenLine[]>): TakeBackWish[] {
  const open = lines.filter((line) => leftOf(line, takenOf.get(line.position) ?? []).totalFen > 0)
  const named = open.length > 0 ? open : lines.slice(0, 1)
  return named.map(({ position }) => ({ originalPosition: position, rest: true }))
}

type LineFailure = { type: Exclude<TakeBackFailure['type'], 'no_such_line' | 'line_wanted_twice'> }

function takeLine(
  line: LineFigures,
  before: readonly TakenLine[],
  wish: TakeBackWish
): Result<TakenLine, LineFailure> {
  const left = leftOf(line, before)
  if (left.totalFen === 0) return failed({ type: 'nothing_left' })
  const refusal = refusalOf(left, wish)
  if (refusal !== null) return failed({ type: refusal })
  if (isAll(left, wish)) return ok(reversed(line, left))
  const part = partOf(line, before, left, wish)
  const isSeparable = part.totalFen > 0 && part.totalFen < left.totalFen
  return isSeparable ? ok(reversed(line, part)) : failed({ type: 'too_little' })
}

function refusalOf(left: PartFigures, wish: TakeBackWish): LineFailure['type'] | null {
  if ('rest' in wish) return null
  if ('totalFen' in wish) {
    if (wish.totalFen <= 0) return 'too_little'
    return wish.totalFen > left.totalFen ? 'more_than_left' : null
  }
  if (compareDecimals(wish.quantity, '0') <= 0) return 'too_little'
  if (left.quantity === null) return 'line_without_quantity'
  return compareDecimals(wish.quantity, left.quantity) > 0 ? 'more_than_left' : null
}

/** All the money that is left is the end of the line, pieces included. */
function isAll(left: PartFigures, wish: TakeBackWish): wish is TakeBackWish & { rest: true } {
  if ('totalFen' in wish) return wish.totalFen === left.totalFen
  if ('rest' in wish) return true
  return left.quantity !== null && compareDecimals(wish.quantity, left.quantity) === 0
}

function reversed(line: LineFigures, part: PartFigures): TakenLine {
  const { quantity, netFen, taxFen, totalFen, deductionFen } = part
  return {
    originalPosition: line.position,
    quantity: quantity && negateDecimal(quantity),
    unitPriceExclTax: priceOfPart(line, quantity, netFen),
    deductionFen: line.deductionFen === null ? null : fen(-deductionFen),
    netFen: fen(-netFen),
    taxFen: fen(-taxFen),
    totalFen: fen(-totalFen),
  }
}
