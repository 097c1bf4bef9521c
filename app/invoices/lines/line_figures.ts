import type { InvoiceLine } from '#app/invoices/channel_messages'
import { isUnitPriceWithin, unitPriceExclTax } from '#app/documents/tax_arithmetic'
import type { Fen } from '#app/platform/money/fen'

/** What the arithmetic of lines needs of a line; whatever else a line has is carried along. */
export type LineFigures = Pick<
  InvoiceLine,
  | 'position'
  | 'nature'
  | 'quantity'
  | 'unitPriceExclTax'
  | 'deductionFen'
  | 'netFen'
  | 'taxFen'
  | 'totalFen'
>

/** The unit price of a part of a line: the line's own wherever it still gives the amount. */
export function priceOfPart(
  line: Pick<LineFigures, 'unitPriceExclTax'>,
  quantity: string | null,
  netFen: Fen
): string | null {
  if (quantity === null) return null
  const price = line.unitPriceExclTax
  if (price !== null && isUnitPriceWithin(price, quantity, netFen)) return price
  return unitPriceExclTax(netFen, quantity) ?? price
}
