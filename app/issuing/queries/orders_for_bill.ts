import db from '@adonisjs/lucid/services/db'
import { type Bill, leftOf, NOTHING, type Share } from '#app/invoices/bill'
import { billable, type BillableOrder, differenceOf } from '#app/invoices/bill_orders'
import type { BillFailure } from '#app/invoices/errors'
import { buyerOf } from '#app/invoices/invoice_parties'
import { maskedBuyer } from '#app/invoices/masked_buyer'
import { billedShares } from '#app/invoices/queries/billed_shares'
import Order from '#app/orders/models/order'
import { trimDecimal } from '#app/platform/money/decimal'
import { type Fen, fen, sumFen } from '#app/platform/money/fen'

/** An order on the way to an invoice: what is left of it, and what stands in the way. */
export interface OrderForBill {
  id: string
  number: string
  title: string
  kind: Order['invoiceKind']
  leftFen: Fen
  problem: BillFailure | null
}

export interface LineLeft {
  id: string
  name: string
  spec: string | null
  unit: string
  ordered: string
  left: Share
}

/** The named orders in their order, each held against the first one. */
export async function ordersForBill(orderIds: Bill['orderIds']): Promise<OrderForBill[]> {
  const found = await Order.query()
    .whereIn('id', [...orderIds])
    .preload('lines')
  const byId = new Map(found.map((order) => [order.id, order]))
  const taken = await billedShares(orderIds, db.connection())
  const ordered = orderIds.flatMap((id) => byId.get(id) ?? [])
  const leading = ordered.map((order) => billable(order)).find((each) => each.ok)
  return ordered.map((order) => {
    const left = linesLeft(order, taken).map((line) => line.left.amountFen)
    const leftFen = sumFen(left)
    return {
      id: order.id,
      number: order.number,
      title: maskedBuyer(buyerOf(order.details.title)).name,
      kind: order.invoiceKind,
      leftFen,
      problem: problemOf(order, leading?.ok ? leading.value : null, leftFen),
    }
  })
}

/** What is left of each line of an order. */
export async function leftOfOrder(order: Order): Promise<LineLeft[]> {
  await order.load('lines')
  return linesLeft(order, await billedShares([order.id], db.connection()))
}

function linesLeft(order: Order, taken: ReadonlyMap<string, Share>): LineLeft[] {
  return order.lines.map((line) => ({
    id: line.id,
    name: line.name,
    spec: line.spec,
    unit: line.unit,
    ordered: trimDecimal(line.quantity),
    left: leftOf(line, taken.get(line.id) ?? NOTHING),
  }))
}

function problemOf(order: Order, leading: BillableOrder | null, leftFen: Fen): BillFailure | null {
  const allowed = billable(order)
  if (!allowed.ok) return allowed.failure
  if (leftFen === fen(0)) return { type: 'nothing_left' }
  return leading && differenceOf([leading, allowed.value])
}
