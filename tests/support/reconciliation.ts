import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DraftInvoice } from '#app/invoices/actions/draft_invoice'
import type Invoice from '#app/invoices/models/invoice'
import type Order from '#app/orders/models/order'
import type Payment from '#app/payments/models/payment'
import { SYSTEM } from '#app/platform/actor'
import { findMismatches } from '#app/reconciliation/queries/find_mismatches'
import { obligingTaxSide } from '#tests/support/credits'
import { drainOutbox } from '#tests/support/drain_outbox'
import { invoicesOf } from '#tests/support/invoices'
import { givenOrderPaidAtSandbox } from '#tests/support/paid_orders'

export interface Invoiced {
  order: Order
  original: Invoice
  payment: Payment
}

/** Paid, invoiced and delivered: everything in step. */
export async function givenInvoicedOrder(): Promise<Invoiced> {
  const { order, payment } = await givenOrderPaidAtSandbox()
  obligingTaxSide()
  await db.transaction((trx) => new DraftInvoice().handle({ orderId: order.id, by: SYSTEM }, trx))
  await drainOutbox()
  const [original] = await invoicesOf(order)
  await order.refresh()
  return { order, original, payment }
}

/** The rules that an order is found by. */
export async function rulesFinding({ id }: { id: string }): Promise<string[]> {
  const { rules } = await findMismatches({ limit: 10_000 })
  return rules
    .filter(({ found }) => found.some(({ orderId }) => orderId === id))
    .map(({ key }) => key)
}

/** Changes rows past the guards of the database, as only whoever owns it can. */
export async function pastTheGuards(
  tables: string[],
  change: (trx: TransactionClientContract) => Promise<unknown>
): Promise<void> {
  await db.connection('owner').transaction(async (trx) => {
    for (const table of tables) await trx.rawQuery(`alter table ${table} disable trigger user`)
    await change(trx)
    for (const table of tables) await trx.rawQuery(`alter table ${table} enable trigger user`)
  })
}
