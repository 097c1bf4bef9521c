import type { Fulfilment } from '#app/catalog/models/product'
import type { OrderType } from '#app/orders/order_draft'
import { type Fen, fen, sumFen } from '#app/platform/money/fen'
import { priceTimesQuantity } from '#app/platform/money/rounding'

export interface PricedLine {
  /** Decimal strings; the price in yuan. */
  unitPriceInclTax: string
  quantity: string
  /** Taken off the line as a whole. */
  discountFen?: Fen
}

/** All including tax: `totalFen`, what is paid, is `grossFen` less `discountFen`. */
export interface LineAmounts {
  grossFen: Fen
  discountFen: Fen
  totalFen: Fen
}

/** Unit price × quantity, rounded half up to the fen, less the discount. Below zero when that is too large. */
export function lineAmounts(line: PricedLine): LineAmounts {
  const { unitPriceInclTax, quantity, discountFen = fen(0) } = line
  const grossFen = priceTimesQuantity(unitPriceInclTax, quantity)
  return { grossFen, discountFen, totalFen: fen(grossFen - discountFen) }
}

/** A line may cost nothing, but not because of its discount. */
export function isOverDiscounted({
  grossFen,
  discountFen,
}: Pick<LineAmounts, 'grossFen' | 'discountFen'>): boolean {
  return discountFen > 0 && discountFen >= grossFen
}

export function orderTotal(lines: readonly { totalFen: Fen }[]): Fen {
  return sumFen(lines.map(({ totalFen }) => totalFen))
}

/** A parcel has to be packed, a service has to be confirmed; an order with both needs both. */
export function orderType(lines: readonly { fulfilment: Fulfilment }[]): OrderType {
  const kinds = new Set(lines.map(({ fulfilment }) => fulfilment))
  return kinds.size === 2 ? 'mixed' : kinds.has('parcel') ? 'parcel' : 'service'
}
