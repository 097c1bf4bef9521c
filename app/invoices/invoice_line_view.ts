import type { I18n } from '@adonisjs/i18n'
import { type DraftedLine, printedName } from '#app/invoices/invoice_totals'
import type InvoiceLine from '#app/invoices/models/invoice_line'
import { multiplyDecimals, trimDecimal } from '#app/platform/money/decimal'

/** A line of an invoice as pages show it. */
export function invoiceLineView(line: InvoiceLine, i18n: I18n) {
  return {
    ...line.serialize(),
    id: line.id,
    netFen: line.netFen,
    taxFen: line.taxFen,
    totalFen: line.totalFen,
    name: printedName(line),
    quantity: line.quantity && trimDecimal(line.quantity),
    price: line.unitPriceExclTax && trimDecimal(line.unitPriceExclTax),
    rate: rateText(line, i18n),
  }
}

/** A line of a draft in memory, as the same tables show it. */
export function draftedLineView(line: DraftedLine, i18n: I18n) {
  return {
    ...line,
    name: printedName(line),
    price: line.unitPriceExclTax,
    rate: rateText(line, i18n),
  }
}

/** `9%`, or the word for lines without tax. */
function rateText(
  { taxRate, taxTreatment }: Pick<DraftedLine, 'taxRate' | 'taxTreatment'>,
  i18n: I18n
): string {
  if (taxTreatment !== 'taxed') return i18n.t(`invoices.treatments.${taxTreatment}`)
  return `${multiplyDecimals(taxRate, '100')}%`
}
