import type { OrderLineDraft } from '#app/orders/order_draft'
import { isOverDiscounted, lineAmounts } from '#app/orders/order_totals'
import type { FormFaults } from '#app/orders/typed_fields'
import { type Fen, fen, sumFen } from '#app/platform/money/fen'

/** The names of the fields in which a form asks for a discount. */
export function discountFields(lines: readonly { discount?: string | null }[]): string[] {
  return lines.flatMap(({ discount }, index) =>
    discount?.trim() ? [`lines[${index}][discount]`] : []
  )
}

/** Which lines (by their place) would be left with nothing to pay; lines of unknown SKUs are not judged. */
export function overDiscounted(
  lines: readonly OrderLineDraft[],
  products: ReadonlyMap<string, { unitPriceInclTax: string }>
): number[] {
  return lines.flatMap(({ sku, quantity, discountFen, ...line }, index) => {
    const unitPriceInclTax = line.unitPriceInclTax ?? products.get(sku)?.unitPriceInclTax
    if (unitPriceInclTax === undefined) return []
    const amounts = lineAmounts({ unitPriceInclTax, quantity, discountFen })
    return isOverDiscounted(amounts) ? [index] : []
  })
}

/** The faults of such lines; `places`: where each line of the order stands in the form. */
export function discountFaults(lines: readonly number[], places: readonly number[]): FormFaults {
  return Object.fromEntries(
    lines.map((line) => [`lines[${places[line]}][discount]`, 'discount_too_large' as const])
  )
}

/** What lines cost before their discounts, and all discounts; null where there are none. */
export function discountSums(
  lines: readonly { totalFen: Fen; discountFen: Fen }[]
): { grossFen: Fen; discountFen: Fen } | null {
  const discountFen = sumFen(lines.map((line) => line.discountFen))
  if (discountFen === 0) return null
  return { grossFen: fen(sumFen(lines.map(({ totalFen }) => totalFen)) + discountFen), discountFen }
}
