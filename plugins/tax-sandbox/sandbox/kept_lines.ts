import { fenOf, fractionOf } from './amounts.js'
import { type Content, linesOf, textOf } from './contents.js'

/** A line of an original invoice as its credits are judged by: a discount is merged into the line it lowers. */
export interface KeptLine {
  position: number
  classCode: string
  rate: string
  treatment: string
  unit: string
  quantity: string | null
  net: string
  tax: string
}

/** A line of a credit invoice, as far as the rest of the original depends on it; negative. */
export interface CreditFigures {
  originalPosition: number
  quantity: string | null
  net: string
  tax: string
}

/** Positions count every line of the original; those of discounts are skipped. */
export function keptLines(content: Content): KeptLine[] {
  const lines = linesOf(content)
  return lines.flatMap((line, index) => {
    if (textOf(line.nature) === 'DISCOUNT') return []
    const next = lines[index + 1]
    const lowered = textOf(next?.nature) === 'DISCOUNT' ? next : undefined
    const sum = (name: string) => String((fenOf(line[name]) ?? 0n) + (fenOf(lowered?.[name]) ?? 0n))
    return [
      {
        position: index + 1,
        classCode: textOf(line.classCode),
        rate: textOf(line.rate),
        treatment: textOf(line.treatment),
        unit: textOf(line.unit),
        quantity: typeof line.quantity === 'string' ? line.quantity : null,
        net: sum('net'),
        tax: sum('tax'),
      },
    ]
  })
}

export function creditFigures(content: Content): CreditFigures[] {
  return linesOf(content).map((line) => ({
    originalPosition: Number(line.originalPosition),
    quantity: typeof line.quantity === 'string' ? plainNumber(line.quantity) : null,
    net: String(fenOf(line.net) ?? 0n),
    tax: String(fenOf(line.tax) ?? 0n),
  }))
}

/** Everything of an original, taken back. */
export function wholeFigures(kept: readonly KeptLine[]): CreditFigures[] {
  return kept.map(({ position, quantity, net, tax }) => ({
    originalPosition: position,
    quantity: quantity === null ? null : `-${plainNumber(quantity)}`,
    net: String(-BigInt(net)),
    tax: String(-BigInt(tax)),
  }))
}

/** Ten to the power of twelve times a quantity, so that sums stay whole. */
export function scaledQuantity(quantity: string | null): bigint {
  if (quantity === null) return 0n
  const fraction = fractionOf(quantity.replace('-', ''))
  if (fraction === null || fraction.places > 12) return 0n
  const size = fraction.top * 10n ** BigInt(12 - fraction.places)
  return quantity.startsWith('-') ? -size : size
}

/** `-2.50` and `-2.5` are the same. */
function plainNumber(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}
