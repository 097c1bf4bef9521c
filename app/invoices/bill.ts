import type { SoldLine } from '#app/invoices/invoice_totals'
import type { OrderDetails } from '#app/orders/order_draft'
import { addDecimals, compareDecimals, subtractDecimals } from '#app/platform/money/decimal'
import { type Fen, fen } from '#app/platform/money/fen'
import { shareFen } from '#app/platform/money/rounding'

/** What one invoice is to bill. */
export interface Bill {
  /** Orders of one buyer; the first one leads. */
  orderIds: readonly [string, ...string[]]
  /** Decimal quantities by order line. Without them: all that is left. */
  quantities?: ReadonlyMap<string, string>
}

/** A part of an order's line. */
export interface Share {
  /** Decimal; `0` where only money is left. */
  quantity: string
  amountFen: Fen
}

/** What an invoice is built from: an order with those parts of its lines that are billed. */
export interface BilledOrder {
  id: string
  number: string
  details: Pick<OrderDetails, 'title'>
  lines: readonly SoldLine[]
}

export const NOTHING: Share = { quantity: '0', amountFen: fen(0) }

/** What is not billed yet of a line. */
export function leftOf(line: Pick<SoldLine, 'quantity' | 'totalFen'>, taken: Share): Share {
  const quantity = subtractDecimals(line.quantity, taken.quantity)
  const amount = Math.max(0, line.totalFen - taken.amountFen)
  return { quantity: compareDecimals(quantity, '0') > 0 ? quantity : '0', amountFen: fen(amount) }
}

/**
 * The next part of a line, by its quantity. Amounts are rounded on what is billed up to then, so that the parts of a
 * line add up to it whatever their sizes; the last part takes what is left. Null when it is more than that.
 */
export function partOf(
  line: Pick<SoldLine, 'quantity' | 'totalFen'>,
  taken: Share,
  quantity: string
): Share | null {
  const left = leftOf(line, taken)
  const compared = compareDecimals(quantity, left.quantity)
  if (compared > 0) return null
  if (compared === 0) return left
  const upTo = shareFen(line.totalFen, addDecimals(taken.quantity, quantity), line.quantity)
  const amount = Math.min(left.amountFen, Math.max(0, upTo - taken.amountFen))
  return { quantity, amountFen: fen(amount) }
}
