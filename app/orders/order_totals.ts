import type { Fulfilment } from '#app/catalog/models/product'
import type { OrderType } from '#app/orders/order_draft'
import { type Fen, sumFen } from '#app/platform/money/fen'
import { priceTimesQuantity } from '#app/platform/money/rounding'

/** The amount of a line including tax: unit price × quantity, rounded half up to the fen. */
export function lineTotal(line: { unitPriceInclTax: string; quantity: string }): Fen {
  return priceTimesQuantity(line.unitPriceInclTax, line.quantity)
}

export function orderTotal(lines: readonly { totalFen: Fen }[]): Fen {
  return sumFen(lines.map(({ totalFen }) => totalFen))
}

/** A parcel has to be packed, a service has to be confirmed; an order with both needs both. */
export function orderType(lines: readonly { fulfilment: Fulfilment }[]): OrderType {
  const kinds = new Set(lines.map(({ fulfilment }) => fulfilment))
  return kinds.size === 2 ? 'mixed' : kinds.has('parcel') ? 'parcel' : 'service'
}
