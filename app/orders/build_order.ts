import type { DateTime } from 'luxon'
import type Product from '#app/catalog/models/product'
import type { OrderDetails, OrderDraft, OrderType } from '#app/orders/order_draft'
import { lineAmounts, orderTotal, orderType } from '#app/orders/order_totals'
import { newId } from '#app/platform/database/uuid'
import type { Fen } from '#app/platform/money/fen'

export interface BuiltLine {
  id: string
  position: number
  product: Product
  quantity: string
  unitPriceInclTax: string
  discountFen: Fen
  totalFen: Fen
}

export interface BuiltOrder {
  id: string
  number: string
  draft: OrderDraft
  customerId: string
  details: OrderDetails
  areaCode: string
  orderType: OrderType
  totalFen: Fen
  lines: BuiltLine[]
  placedAt: DateTime
}

/** Prices a draft from the catalogue. Every door (desk, portal, sheet) builds its orders here. */
export function buildOrder(
  draft: OrderDraft,
  given: { number: string; customerId: string; products: Map<string, Product>; placedAt: DateTime }
): BuiltOrder {
  const lines = draft.lines.map((line, index) => {
    const product = productOf(line.sku, given.products)
    const priced = {
      quantity: line.quantity,
      unitPriceInclTax: line.unitPriceInclTax ?? product.unitPriceInclTax,
    }
    const { discountFen, totalFen } = lineAmounts({ ...priced, discountFen: line.discountFen })
    return { id: newId(), position: index + 1, product, ...priced, discountFen, totalFen }
  })
  const { address, details } = draft.customer
  return {
    id: newId(),
    number: given.number,
    draft,
    customerId: given.customerId,
    details: {
      customerName: details.name,
      contactName: details.contactName,
      recipient: address.recipient,
      phone: address.phone,
      address: address.address,
      remark: draft.remark,
      title: draft.invoiceKind === 'none' ? null : draft.customer.title,
    },
    areaCode: address.areaCode,
    orderType: orderType(lines.map(({ product }) => product)),
    totalFen: orderTotal(lines),
    lines,
    placedAt: given.placedAt,
  }
}

function productOf(sku: string, products: Map<string, Product>): Product {
  const product = products.get(sku)
  if (!product) throw new Error(`a draft with an unknown SKU reached the builder: ${sku}`)
  return product
}
