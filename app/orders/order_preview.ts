import type Product from '#app/catalog/models/product'
import type { OrderLineDraft } from '#app/orders/order_draft'
import { lineTotal, orderTotal } from '#app/orders/order_totals'
import type { Fen } from '#app/platform/money/fen'

export interface OrderPreview {
  lines: { sku: string; name: string; quantity: string; price: string; totalFen: Fen }[]
  totalFen: Fen
}

/** What the lines will cost, with the prices that placing them would take; unknown SKUs are left out. */
export function orderPreview(
  lines: readonly OrderLineDraft[],
  products: readonly Product[]
): OrderPreview {
  const bySku = new Map(products.map((product) => [product.sku, product]))
  const priced = lines.flatMap(({ sku, quantity, unitPriceInclTax }) => {
    const product = bySku.get(sku)
    if (!product) return []
    const price = unitPriceInclTax ?? product.unitPriceInclTax
    const totalFen = lineTotal({ unitPriceInclTax: price, quantity })
    return { sku, name: product.name, quantity, price, totalFen }
  })
  return { lines: priced, totalFen: orderTotal(priced) }
}
