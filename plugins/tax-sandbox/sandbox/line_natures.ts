import { fenOf } from './amounts.js'
import { type Content, type Objection, textOf } from './contents.js'

/** What a discount has in common with the line above it. */
const SAME = ['name', 'classCode', 'rate', 'treatment'] as const

/**
 * A discount stands right behind the line that it lowers, says the same of the goods, and never takes more than
 * is there; everything else is positive (issue interface 2.0, E9105 to E9119).
 */
export function objectionToNatures(lines: Content[]): Objection | null {
  for (const [index, line] of lines.entries()) {
    const objection = objectionAt(lines[index - 1], line, lines[index + 1])
    if (objection) return { ...objection, line: index + 1 }
  }
  return null
}

function objectionAt(
  before: Content | undefined,
  line: Content,
  after: Content | undefined
): Objection | null {
  const total = fenOf(line.total) ?? 0n
  switch (textOf(line.nature)) {
    case 'DISCOUNT':
      return objectionToDiscount(before, line)
    case 'DISCOUNTED':
      if (textOf(after?.nature) !== 'DISCOUNT')
        return { code: 'REFUSED', fault: 'discount_lacking' }
      return total > 0n ? null : { code: 'ARITHMETIC', fault: 'line_sign' }
    case 'NORMAL':
      return total > 0n ? null : { code: 'ARITHMETIC', fault: 'line_sign' }
    default:
      return { code: 'REFUSED', fault: 'line_nature' }
  }
}

function objectionToDiscount(before: Content | undefined, line: Content): Objection | null {
  if (before === undefined || textOf(before.nature) !== 'DISCOUNTED')
    return { code: 'REFUSED', fault: 'discount_place' }
  if (SAME.some((name) => before[name] !== line[name]))
    return { code: 'RATE', fault: 'discount_differs' }
  if (line.quantity !== null || line.price !== null)
    return { code: 'ARITHMETIC', fault: 'discount_quantity' }
  const [lowered, discount] = [fenOf(before.total) ?? 0n, fenOf(line.total) ?? 0n]
  if (discount >= 0n) return { code: 'ARITHMETIC', fault: 'discount_sign' }
  return -discount <= lowered ? null : { code: 'ARITHMETIC', fault: 'discount_too_large' }
}
