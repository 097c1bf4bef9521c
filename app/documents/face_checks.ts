import type { FaceLine, InvoiceFace } from '#app/documents/invoice_face'
import { isUnitPriceWithin, splitInclusive, taxOf } from '#app/documents/tax_arithmetic'
import { sumFen } from '#app/platform/money/fen'

const LINE_TAX_TOLERANCE_FEN = 6
const INVOICE_TAX_TOLERANCE_FEN = 127

/** `line` counts from 0. */
export type FaceFault =
  | { type: 'line_total_differs'; line: number }
  | { type: 'line_tax_differs'; line: number }
  | { type: 'unit_price_differs'; line: number }
  | { type: 'quantity_without_price'; line: number }
  | { type: 'untaxed_line_with_tax'; line: number }
  | { type: 'no_lines' }
  | { type: 'net_sum_differs' }
  | { type: 'tax_sum_differs' }
  | { type: 'total_differs' }
  | { type: 'tax_deviates' }

export type FaceFigures = Pick<InvoiceFace, 'netFen' | 'taxFen' | 'totalFen'> & {
  lines: LineFigures[]
}

type LineFigures = Pick<
  FaceLine,
  | 'quantity'
  | 'unitPriceExclTax'
  | 'netFen'
  | 'taxRate'
  | 'taxTreatment'
  | 'deductionFen'
  | 'taxFen'
  | 'totalFen'
>

/**
 * Recomputes an invoice. Tolerances as tax channels apply them: a line's tax within 0.06 yuan of net × rate (margin: of what the deduction leaves),
 * all lines together within 1.27 yuan, unit price within 0.01 yuan of the net amount, totals exact.
 */
export function checkFace(face: FaceFigures): FaceFault[] {
  const faults: FaceFault[] = face.lines.flatMap((line, index) => checkLine(line, index))
  if (!face.lines.length) faults.push({ type: 'no_lines' })
  if (sumFen(face.lines.map((line) => line.netFen)) !== face.netFen)
    faults.push({ type: 'net_sum_differs' })
  if (sumFen(face.lines.map((line) => line.taxFen)) !== face.taxFen)
    faults.push({ type: 'tax_sum_differs' })
  if (face.netFen + face.taxFen !== face.totalFen) faults.push({ type: 'total_differs' })
  const deviation = face.lines.reduce((sum, line) => sum + taxDeviation(line), 0)
  if (Math.abs(deviation) > INVOICE_TAX_TOLERANCE_FEN) faults.push({ type: 'tax_deviates' })
  return faults
}

function checkLine(line: LineFigures, index: number): FaceFault[] {
  const faults: FaceFault[] = []
  const { quantity, unitPriceExclTax } = line
  if (line.netFen + line.taxFen !== line.totalFen)
    faults.push({ type: 'line_total_differs', line: index })
  if (line.taxTreatment !== 'taxed' && line.taxFen !== 0)
    faults.push({ type: 'untaxed_line_with_tax', line: index })
  if (Math.abs(taxDeviation(line)) > LINE_TAX_TOLERANCE_FEN)
    faults.push({ type: 'line_tax_differs', line: index })
  if ((quantity === null) !== (unitPriceExclTax === null))
    faults.push({ type: 'quantity_without_price', line: index })
  if (quantity !== null && unitPriceExclTax !== null)
    if (!isUnitPriceWithin(unitPriceExclTax, quantity, line.netFen))
      faults.push({ type: 'unit_price_differs', line: index })
  return faults
}

function taxDeviation(line: LineFigures): number {
  if (line.taxTreatment !== 'taxed') return 0
  const { netFen, taxFen, totalFen, taxRate, deductionFen } = line
  return deductionFen === null
    ? taxFen - taxOf(netFen, taxRate)
    : taxFen - splitInclusive(totalFen, taxRate, deductionFen).taxFen
}
