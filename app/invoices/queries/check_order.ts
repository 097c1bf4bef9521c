import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { wholeOrder } from '#app/invoices/bill_orders'
import { type BuiltInvoice, buildInvoice } from '#app/invoices/built_invoice'
import type { DraftFailure } from '#app/invoices/errors'
import { ruleFacts } from '#app/invoices/queries/rule_facts'
import { judge } from '#app/invoices/rules/judge'
import type { Verdict } from '#app/invoices/rules/rule'
import Order from '#app/orders/models/order'
import { failed, ok, type Result } from '#app/platform/result'
import Seller from '#app/sellers/models/seller'

export interface OrderCheck {
  order: Order
  invoice: BuiltInvoice
  verdicts: Verdict[]
}

export type CheckFailure = Extract<
  DraftFailure,
  { type: 'missing' | 'not_wanted' | 'nothing_to_invoice' | 'no_seller' }
>

/** The dry run: the invoice that the order would get now, and what every rule says of it. Changes nothing. */
export function checkOrder(orderId: string): Promise<Result<OrderCheck, CheckFailure>> {
  return db.transaction((trx) => check(orderId, trx))
}

async function check(
  orderId: string,
  trx: TransactionClientContract
): Promise<Result<OrderCheck, CheckFailure>> {
  const order = await Order.query({ client: trx }).where('id', orderId).preload('lines').first()
  if (!order) return failed({ type: 'missing' })
  if (order.invoiceKind === 'none') return failed({ type: 'not_wanted' })
  if (order.totalFen === 0) return failed({ type: 'nothing_to_invoice' })
  const seller = await Seller.query({ client: trx }).where('isDefault', true).first()
  if (!seller) return failed({ type: 'no_seller' })
  const invoice = buildInvoice([wholeOrder(order)], order.invoiceKind, seller)
  const factsOf = await ruleFacts([invoice], trx)
  const facts = factsOf(invoice)
  const verdicts = judge({ ...invoice, facts })
  return ok({ order, invoice, verdicts })
}
