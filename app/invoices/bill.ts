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
  /** What is paid for it. */
  amountFen: Fen
  /** What was taken off its price. */
  discountFen: Fen
}

type Whole = Pick<SoldLine, 'quantity' | 'totalFen' | 'discountFen'>

/** What an invoice is built from: an order with those parts of its lines that are billed. */
export interface BilledOrder {
  id: string
  number: string
  details: Pick<OrderDetails, 'title'>
  lines: readonly SoldLine[]
}

export const NOTHING: Share = { quantity: '0', amountFen: fen(0), discountFen: fen(0) }

/** What is not billed yet of a line. */
export function leftOf(line: Whole, taken: Share): Share {
  const quantity = subtractDecimals(line.quantity, taken.quantity)
  return {
    quantity: compareDecimals(quantity, '0') > 0 ? quantity : '0',
    amountFen: fen(Math.max(0, line.totalFen - taken.amountFen)),
    discountFen: fen(Math.max(0, discountOf(line) - taken.discountFen)),
  }
}

/**
 * The next part of a line, by its quantity. Amounts are rounded on what is billed up to then, so that the parts of a
 * line add up to it whatever their sizes; the last part takes what is left. Null when it is more than that.
 */
export function partOf(line: Whole, taken: Share, quantity: string): Share | null {
  const left = leftOf(line, taken)
  const compared = compareDecimals(quantity, left.quantity)
  if (compared > 0) return null
  if (compared === 0) return left
  const upTo = addDecimals(taken.quantity, quantity)
  const next = (whole: Fen, takenFen: Fen, leftFen: Fen) =>
    fen(Math.min(leftFen, Math.max(0, shareFen(whole, upTo, line.quantity) - takenFen)))
  return {
    quantity,
    amountFen: next(line.totalFen, taken.amountFen, left.amountFen),
    discountFen: next(discountOf(line), taken.discountFen, left.discountFen),
  }
}

function discountOf({ discountFen = fen(0) }: Whole): Fen {
  return discountFen
}
