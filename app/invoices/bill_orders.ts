import {
  type Bill,
  type BilledOrder,
  leftOf,
  NOTHING,
  partOf,
  type Share,
} from '#app/invoices/bill'
import type { BillFailure } from '#app/invoices/errors'
import { buyerOf, printedBuyer } from '#app/invoices/invoice_parties'
import type { SoldLine } from '#app/invoices/invoice_totals'
import type Order from '#app/orders/models/order'
import type OrderLine from '#app/orders/models/order_line'
import { failed, ok, type Result } from '#app/platform/result'

type Known = ReadonlyMap<string, Share>

/** An order as far as it can be billed: only of such are invoices made. */
export type BillableOrder = Order & { invoiceKind: 'ordinary' | 'vat_special' }

/** Whether an order may be invoiced at all; by hand also before it is due. */
export function billable(order: Order | undefined): Result<BillableOrder, BillFailure> {
  if (!order) return failed({ type: 'missing' })
  if (!wantsInvoice(order)) return failed({ type: 'not_wanted' })
  if (order.state === 'cancelling' || order.state === 'cancelled')
    return failed({ type: 'order_cancelled' })
  if (!order.isPaid) return failed({ type: 'not_paid' })
  return ok(order)
}

/** Why these orders cannot stand on one invoice; null when they can. */
export function differenceOf([first, ...others]: readonly BillableOrder[]): BillFailure | null {
  const title = printedTitle(first)
  for (const { number, ...order } of others.map(comparable)) {
    if (order.customerId !== first.customerId) return { type: 'other_customer', number }
    if (order.invoiceKind !== first.invoiceKind) return { type: 'other_kind', number }
    if (order.title !== title) return { type: 'other_title', number }
  }
  return null
}

/** The lines of a bill: what is left of each, or the named quantities. */
export function billOrders(
  bill: Bill,
  orders: readonly BillableOrder[],
  taken: Known
): Result<BilledOrder[], BillFailure> {
  const billed: BilledOrder[] = []
  for (const { id, number, details, lines: ordered } of orders) {
    const lines: SoldLine[] = []
    for (const line of ordered) {
      const share = shareOf(line, bill.quantities, taken.get(line.id) ?? NOTHING)
      if (share === null) return failed({ type: 'more_than_left', line: line.name })
      if (share.amountFen > 0) lines.push(soldLine(line, share))
    }
    if (lines.length > 0) billed.push({ id, number, details, lines })
  }
  return billed.length > 0 ? ok(billed) : failed({ type: 'nothing_left' })
}

/** All of an order, billed or not. */
export function wholeOrder({ id, number, details, lines }: Order): BilledOrder {
  return { id, number, details, lines: lines.map((line) => soldLine(line, leftOf(line, NOTHING))) }
}

function shareOf(line: OrderLine, quantities: Bill['quantities'], taken: Share): Share | null {
  if (quantities === undefined) return leftOf(line, taken)
  const quantity = quantities.get(line.id)
  return quantity === undefined ? NOTHING : partOf(line, taken, quantity)
}

function soldLine(line: OrderLine, { quantity, amountFen, discountFen }: Share): SoldLine {
  const { id, name, spec, unit, taxRate, taxClassCode, taxClassShortName, taxTreatment } = line
  const tax = { taxRate, taxClassCode, taxClassShortName, taxTreatment }
  return { id, name, spec, unit, quantity, totalFen: amountFen, discountFen, ...tax }
}

function wantsInvoice(order: Order): order is BillableOrder {
  return order.invoiceKind !== 'none'
}

function comparable(order: BillableOrder) {
  const { number, customerId, invoiceKind } = order
  return { number, customerId, invoiceKind, title: printedTitle(order) }
}

function printedTitle({ details }: BillableOrder): string {
  return JSON.stringify(printedBuyer(buyerOf(details.title)))
}
