import type { BuiltOrder } from '#app/orders/build_order'
import type { OrderSource } from '#app/orders/order_draft'
import type { OrderState } from '#app/orders/order_states'
import type { OrderDetails } from '#app/orders/order_draft'
import { seal } from '#app/platform/crypto/envelope'
import { KEY_VERSION, searchTokens } from '#app/platform/crypto/search_tokens'

/** The rows of a new order, for set-based inserts. */

export function orderRow(
  order: BuiltOrder,
  given: { source: OrderSource; authorId: string; state: OrderState }
) {
  return {
    id: order.id,
    number: order.number,
    external_number: order.draft.externalNumber,
    source: given.source,
    customer_id: order.customerId,
    author_id: given.authorId,
    order_type: order.orderType,
    state: given.state,
    personal: seal('orders.personal', order.id, order.details),
    area_code: order.areaCode,
    invoice_kind: order.draft.invoiceKind,
    total_fen: order.totalFen,
    placed_at: order.placedAt,
    submitted_at: given.state === 'in_review' ? order.placedAt : null,
    updated_at: order.placedAt,
  }
}

export function lineRows(order: BuiltOrder) {
  return order.lines.map(({ product, ...line }) => ({
    id: line.id,
    order_id: order.id,
    position: line.position,
    product_id: product.id,
    sku: product.sku,
    name: product.name,
    spec: product.spec,
    unit: product.unit,
    quantity: line.quantity,
    unit_price_incl_tax: line.unitPriceInclTax,
    discount_fen: line.discountFen,
    total_fen: line.totalFen,
    tax_class_code: product.taxClassCode,
    tax_class_short_name: product.taxClass.shortName,
    tax_rate: product.taxRate,
    tax_treatment: product.taxTreatment,
    fulfilment: product.fulfilment,
  }))
}

export function searchRow(order: { id: string; placedAt: unknown; details: OrderDetails }) {
  return {
    order_id: order.id,
    placed_at: order.placedAt,
    key_version: KEY_VERSION,
    tok: orderTokens(order.details),
  }
}

export function orderTokens(details: OrderDetails): bigint[] {
  return searchTokens({
    name: [details.customerName, details.contactName, details.recipient],
    title: details.title?.name,
    phone: details.phone,
    address: details.address,
  })
}
