import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { KeepDrafts, type DraftedInvoice } from '#app/invoices/actions/keep_drafts'
import invoicingConfig from '#config/invoicing'
import type { Bill } from '#app/invoices/bill'
import { billable, type BillableOrder, billOrders, differenceOf } from '#app/invoices/bill_orders'
import { type BuiltInvoice, buildInvoice } from '#app/invoices/built_invoice'
import type { DraftFailure } from '#app/invoices/errors'
import { latestInvoices } from '#app/invoices/queries/latest_invoices'
import { type OrdersToBill, ordersToBill } from '#app/invoices/queries/orders_to_bill'
import { splitInvoice } from '#app/invoices/split_invoice'
import type { Actor } from '#app/platform/actor'
import { failed, ok, type Result } from '#app/platform/result'
import Seller from '#app/sellers/models/seller'

type Drafted = Result<DraftedInvoice[], DraftFailure>
type Built = Result<BuiltInvoice[], DraftFailure>

/**
 * Drafts the invoices of many bills in one transaction: one each, or several where the seller's limit splits it. Their
 * orders are locked first, and only what no invoice holds is billed: of two callers the second finds what the first has
 * left. No order may stand on two of the bills.
 * @returns what became of each bill, in their order
 */
export class DraftInvoices {
  async handle(
    input: { bills: readonly Bill[]; by: Actor; batchId?: string },
    trx: TransactionClientContract
  ): Promise<Drafted[]> {
    const { bills, by, batchId = null } = input
    if (bills.length === 0) return []
    const known = await ordersToBill(
      bills.flatMap(({ orderIds }) => orderIds),
      trx
    )
    const seller = await Seller.query({ client: trx }).where('isDefault', true).first()
    const built = bills.map((bill) => build(bill, known, seller))
    const invoices = built.flatMap((each) => (each.ok ? each.value : []))
    const kept = await new KeepDrafts().handle({ invoices, by, batchId }, trx)
    return this.#answers(bills, built, kept, trx)
  }

  /** "Nothing left" is said as what is there already. */
  async #answers(
    bills: readonly Bill[],
    built: readonly Built[],
    kept: readonly DraftedInvoice[],
    trx: TransactionClientContract
  ): Promise<Drafted[]> {
    const billed = bills.filter((_, index) => isNothingLeft(built[index]))
    const latest = await latestInvoices(
      billed.map(({ orderIds: [leading] }) => leading),
      trx
    )
    const drafts = new Map(kept.map((draft) => [draft.invoiceId, draft]))
    return built.map((each, index): Drafted => {
      if (each.ok) return ok(each.value.flatMap(({ id }) => drafts.get(id) ?? []))
      const there = latest.get(bills[index].orderIds[0])
      return isNothingLeft(each) && there ? failed({ type: 'already_drafted', ...there }) : each
    })
  }
}

function build(
  bill: Bill,
  { orders, taken, refunded }: OrdersToBill,
  seller: Seller | null
): Built {
  const allowed: BillableOrder[] = []
  for (const id of bill.orderIds) {
    const order = billable(orders.get(id))
    if (!order.ok) return order
    if (refunded.has(id)) return failed({ type: 'refunded' })
    allowed.push(order.value)
  }
  const difference = differenceOf(allowed)
  if (difference) return failed(difference)
  if (allowed.every(({ totalFen }) => totalFen === 0)) return failed({ type: 'nothing_to_invoice' })
  const billed = billOrders(bill, allowed, taken)
  if (!billed.ok) return billed
  if (!seller) return failed({ type: 'no_seller' })
  const limits = { netFen: seller.invoiceLimitFen, lines: invoicingConfig.mostLines }
  return ok(splitInvoice(buildInvoice(billed.value, allowed[0].invoiceKind, seller), limits))
}

function isNothingLeft(result: Result<unknown, DraftFailure>): boolean {
  return !result.ok && result.failure.type === 'nothing_left'
}
