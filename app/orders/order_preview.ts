import { type Availability, availabilityOf } from '#app/catalog/availability'
import type Product from '#app/catalog/models/product'
import type { OrderLineDraft } from '#app/orders/order_draft'
import { lineAmounts, orderTotal } from '#app/orders/order_totals'
import { addDecimals, compareDecimals } from '#app/platform/money/decimal'
import { type Fen, fen, sumFen } from '#app/platform/money/fen'
import { divideFen } from '#app/platform/money/rounding'

export interface PreviewLine {
  sku: string
  name: string
  unit: string
  quantity: string
  price: string
  grossFen: Fen
  discountFen: Fen
  totalFen: Fen
  /** The least that is sold, when less than that is wanted. */
  minimum: string | null
  availability: Availability
}

export interface OrderPreview {
  lines: PreviewLine[]
  totalFen: Fen
  /** The tax within the total; the invoice counts it anew. */
  taxFen: Fen
}

/** What the lines will cost, with the prices that placing them would take; unknown SKUs are left out. */
export function orderPreview(
  lines: readonly OrderLineDraft[],
  products: readonly Product[]
): OrderPreview {
  const bySku = new Map(products.map((product) => [product.sku, product]))
  const priced = lines.flatMap((line) => {
    const product = bySku.get(line.sku)
    return product ? [{ product, line: previewLine(line, product) }] : []
  })
  const taxes = priced.map(({ product, line }) => taxWithin(line.totalFen, product))
  const previewed = priced.map(({ line }) => line)
  return { lines: previewed, totalFen: orderTotal(previewed), taxFen: sumFen(taxes) }
}

function previewLine(line: OrderLineDraft, product: Product): PreviewLine {
  const { sku, quantity } = line
  const price = line.unitPriceInclTax ?? product.unitPriceInclTax
  const isTooLittle = compareDecimals(quantity, product.minQuantity) < 0
  return {
    sku,
    name: product.name,
    unit: product.unit,
    quantity,
    price,
    ...lineAmounts({ unitPriceInclTax: price, quantity, discountFen: line.discountFen }),
    minimum: isTooLittle ? product.minQuantity : null,
    availability: availabilityOf(product, quantity),
  }
}

function taxWithin(totalFen: Fen, { taxTreatment, taxRate }: Product): Fen {
  if (taxTreatment !== 'taxed') return fen(0)
  return fen(totalFen - divideFen(totalFen, addDecimals('1', taxRate)))
}
