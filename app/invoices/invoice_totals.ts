import type { LineNature, TaxPreference } from '#app/invoices/channel_messages'
import type { TaxTreatment } from '#app/documents/invoice_face'
import { splitInclusive, unitPriceExclTax } from '#app/documents/tax_arithmetic'
import { type LineRate, rateOfLine, type TaxedSeller } from '#app/invoices/rate_of_line'
import { trimDecimal } from '#app/platform/money/decimal'
import { type Fen, fen, sumFen } from '#app/platform/money/fen'

/** A line of an order as it was sold: prices include tax. */
export interface SoldLine {
  id: string
  name: string
  spec: string | null
  unit: string
  /** Decimal strings. */
  quantity: string
  taxRate: string
  /** What was paid: the price less the discount. */
  totalFen: Fen
  /** What was taken off the price; printed as a line of its own. */
  discountFen?: Fen
  taxClassCode: string
  taxClassShortName: string
  taxTreatment: TaxTreatment
}

/** A line of an invoice: prices without tax, and the tax apart. */
export interface DraftedLine {
  orderLineId: string
  /** How much of the order's line it bills, printed or not. */
  orderedQuantity: string
  position: number
  name: string
  spec: string | null
  unit: string | null
  /** Both or neither; without padding. */
  quantity: string | null
  unitPriceExclTax: string | null
  /** `0.09`; `0` unless the line is taxed. */
  taxRate: string
  taxTreatment: TaxTreatment
  nature: LineNature
  preference: TaxPreference | null
  /** See `InvoiceLine.deductionFen`. */
  deductionFen: Fen | null
  taxClassCode: string
  taxClassShortName: string
  netFen: Fen
  taxFen: Fen
  totalFen: Fen
}

export interface DraftedAmounts {
  lines: DraftedLine[]
  netFen: Fen
  taxFen: Fen
  totalFen: Fen
}

const GENERAL: TaxedSeller = { taxpayerKind: 'general', fullRateChoice: null }

/**
 * Takes the tax out of every line by itself (half up on the line's total), so that each line and the invoice
 * cost exactly what the order cost. A discount stands right behind the line that it lowers. Lines that cost nothing
 * are left out: an invoice line is always positive.
 */
export function invoiceAmounts(
  sold: readonly SoldLine[],
  seller: TaxedSeller = GENERAL
): DraftedAmounts {
  const lines = sold
    .filter(({ totalFen }) => totalFen > 0)
    .flatMap((line) => linesOf(line, rateOfLine(line, seller)))
    .map((line, index) => ({ ...line, position: index + 1 }))
  return {
    lines,
    netFen: sumFen(lines.map(({ netFen }) => netFen)),
    taxFen: sumFen(lines.map(({ taxFen }) => taxFen)),
    totalFen: sumFen(lines.map(({ totalFen }) => totalFen)),
  }
}

type Unplaced = Omit<DraftedLine, 'position'>

function linesOf(line: SoldLine, rate: LineRate): Unplaced[] {
  const { discountFen = fen(0) } = line
  if (discountFen === 0) return [draftedLine(line, rate)]
  const whole = draftedLine({ ...line, totalFen: fen(line.totalFen + discountFen) }, rate)
  const less = { ...line, quantity: '0', spec: null, unit: '', totalFen: fen(-discountFen) }
  return [
    { ...whole, nature: 'discounted' },
    { ...draftedLine(less, rate), nature: 'discount' },
  ]
}

function draftedLine(line: SoldLine, { taxRate, preference }: LineRate): Unplaced {
  const isTaxed = line.taxTreatment === 'taxed'
  const { netFen, taxFen } = isTaxed
    ? splitInclusive(line.totalFen, taxRate)
    : { netFen: line.totalFen, taxFen: fen(0) }
  const quantity = trimDecimal(line.quantity)
  const price = quantity === '0' ? null : unitPriceExclTax(netFen, quantity)
  return {
    orderLineId: line.id,
    orderedQuantity: quantity,
    name: line.name.trim(),
    spec: line.spec?.trim() || null,
    unit: line.unit.trim() || null,
    // Where only money is billed, or no price of 13 decimals fits, quantity and price are left off.
    quantity: price === null ? null : quantity,
    unitPriceExclTax: price,
    taxRate,
    taxTreatment: line.taxTreatment,
    nature: 'normal',
    preference,
    deductionFen: null,
    taxClassCode: line.taxClassCode,
    taxClassShortName: line.taxClassShortName,
    netFen,
    taxFen,
    totalFen: line.totalFen,
  }
}

/** How a line's name is printed: `*class short name*name`. */
export function printedName(line: { name: string; taxClassShortName: string }): string {
  return `*${line.taxClassShortName}*${line.name}`
}
