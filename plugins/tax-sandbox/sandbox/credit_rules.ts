import { fenOf } from './amounts.js'
import { type Content, linesOf, type Objection, textOf } from './contents.js'
import {
  type CreditFigures,
  creditFigures,
  type KeptLine,
  scaledQuantity,
  wholeFigures,
} from './kept_lines.js'
import { objectionToAmounts, objectionToItem, objectionToSums } from './validation.js'

const REASONS = ['WRONG_INVOICE', 'GOODS_RETURNED', 'SERVICE_STOPPED', 'ALLOWANCE']

/** What of an original was not taken back yet. */
export interface Rest {
  kept: readonly KeptLine[]
  taken: readonly CreditFigures[]
}

/**
 * What the tax side objects to in a form of a credit invoice, by its lines: normal lines only, negative, each of
 * one line of the original, and never more than is left of that.
 */
export function objectionToCredit(content: Content, rest: Rest): Objection | null {
  if (!REASONS.includes(textOf(content.reason))) return { code: 'REASON', fault: 'reason' }
  const lines = linesOf(content)
  if (lines.length === 0) return { code: 'REFUSED', fault: 'lines' }
  for (const [index, line] of lines.entries()) {
    const objection = objectionToLine(line, rest.kept)
    if (objection) return { ...objection, line: index + 1 }
  }
  const sums = objectionToSums(content)
  if (sums) return sums
  const figures = creditFigures(content)
  const positions = new Set(figures.map(({ originalPosition }) => originalPosition))
  if (positions.size < figures.length) return { code: 'REFUSED', fault: 'credit_line' }
  if (content.reason === 'WRONG_INVOICE' && !isWhole(figures, rest.kept))
    return { code: 'REASON', fault: 'reason_whole' }
  const beyond = figures.findIndex((figure) => isBeyond(figure, rest))
  return beyond < 0 ? null : { code: 'REVERSED', fault: 'credit_beyond', line: beyond + 1 }
}

function objectionToLine(line: Content, kept: readonly KeptLine[]): Objection | null {
  const original = kept.find(({ position }) => position === line.originalPosition)
  const isOfOriginal =
    original !== undefined &&
    line.nature === 'NORMAL' &&
    original.classCode === line.classCode &&
    original.treatment === line.treatment &&
    Number(original.rate) === Number(line.rate) &&
    original.unit === textOf(line.unit)
  if (!isOfOriginal) return { code: 'REFUSED', fault: 'credit_line' }
  const [net, tax] = [fenOf(line.net), fenOf(line.tax)]
  if (net === null || tax === null || net >= 0n || tax > 0n)
    return { code: 'ARITHMETIC', fault: 'credit_sign' }
  if (typeof line.quantity === 'string' && !line.quantity.startsWith('-'))
    return { code: 'ARITHMETIC', fault: 'credit_sign' }
  return objectionToItem(line) ?? objectionToAmounts(line)
}

function isWhole(figures: CreditFigures[], kept: readonly KeptLine[]): boolean {
  const ordered = figures.toSorted((one, other) => one.originalPosition - other.originalPosition)
  return JSON.stringify(ordered) === JSON.stringify(wholeFigures(kept))
}

function isBeyond(figure: CreditFigures, { kept, taken }: Rest): boolean {
  const original = kept.find(({ position }) => position === figure.originalPosition)
  const all = [...taken, figure].filter(
    ({ originalPosition }) => originalPosition === figure.originalPosition
  )
  if (original === undefined) return true
  const left = (name: 'net' | 'tax') =>
    all.reduce((rest, each) => rest + BigInt(each[name]), BigInt(original[name]))
  const count = all.reduce(
    (rest, { quantity }) => rest + scaledQuantity(quantity),
    scaledQuantity(original.quantity)
  )
  return left('net') < 0n || left('tax') < 0n || (original.quantity !== null && count < 0n)
}
