import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import { type BuiltInvoice, buildInvoice, invoiceRow, lineRows } from '#app/invoices/built_invoice'
import type { DraftFailure } from '#app/invoices/errors'
import { InvoiceDrafted } from '#app/invoices/events/invoice_drafted'
import { invoiceStates } from '#app/invoices/invoice_states'
import Invoice from '#app/invoices/models/invoice'
import { ruleFacts } from '#app/invoices/queries/rule_facts'
import { isRefused, judge } from '#app/invoices/rules/judge'
import type { Verdict } from '#app/invoices/rules/rule'
import Order from '#app/orders/models/order'
import type { Actor } from '#app/platform/actor'
import { insertMany } from '#app/platform/database/insert_many'
import { publish } from '#app/platform/outbox/publish'
import { failed, ok, type Result } from '#app/platform/result'
import { recordInitialState, transition } from '#app/platform/states/transition'
import Seller from '#app/sellers/models/seller'

export interface DraftedInvoice {
  invoiceId: string
  state: 'draft' | 'refused'
}

/**
 * Drafts the invoice of an order, once: the order's row is locked first, so of two callers the second finds
 * the draft of the first. A draft that breaks a rule is kept as refused, with what has to be mended.
 */
export class DraftInvoice {
  async handle(
    input: { orderId: string; by: Actor },
    trx: TransactionClientContract
  ): Promise<Result<DraftedInvoice, DraftFailure>> {
    const built = await this.#build(input.orderId, trx)
    if (!built.ok) return built
    const invoice = built.value
    const verdicts = judge({ ...invoice, facts: await ruleFacts(invoice, trx) })
    await this.#insert(invoice, verdicts, input.by, trx)
    return ok({ invoiceId: invoice.id, state: isRefused(verdicts) ? 'refused' : 'draft' })
  }

  async #build(
    orderId: string,
    trx: TransactionClientContract
  ): Promise<Result<BuiltInvoice, DraftFailure>> {
    const order = await Order.query({ client: trx })
      .where('id', orderId)
      .preload('lines')
      .forUpdate()
      .first()
    if (!order) return failed({ type: 'missing' })
    if (order.invoiceKind === 'none') return failed({ type: 'not_wanted' })
    if (order.state === 'cancelling' || order.state === 'cancelled')
      return failed({ type: 'order_cancelled' })
    if (!order.isPaid) return failed({ type: 'not_paid' })
    const known = await originalOf(orderId, trx)
    if (known) return failed({ type: 'already_drafted', invoiceId: known.id, state: known.state })
    if (order.totalFen === 0) return failed({ type: 'nothing_to_invoice' })
    const seller = await Seller.query({ client: trx }).where('isDefault', true).first()
    return seller
      ? ok(buildInvoice(order, order.invoiceKind, seller))
      : failed({ type: 'no_seller' })
  }

  async #insert(
    invoice: BuiltInvoice,
    verdicts: Verdict[],
    by: Actor,
    trx: TransactionClientContract
  ) {
    const { id, orderId } = invoice
    const { lines, allocations } = lineRows(invoice)
    await insertMany(trx, 'invoices', [invoiceRow(invoice, verdicts)])
    await insertMany(trx, 'invoice_lines', lines)
    await insertMany(trx, 'invoice_line_allocations', allocations)
    await recordInitialState(invoiceStates, [id], 'draft', { by, trx })
    await record({ actor: by, action: 'invoices.drafted', subject: 'invoice', subjectId: id }, trx)
    if (isRefused(verdicts)) {
      const set = { problem: 'rules' }
      await transition(invoiceStates, { id }, 'refuse', { by, trx, set, payload: { orderId } })
    } else await publish(new InvoiceDrafted({ invoiceId: id, orderId }), trx)
  }
}

function originalOf(orderId: string, trx: TransactionClientContract): Promise<Invoice | null> {
  return Invoice.query({ client: trx })
    .where('orderId', orderId)
    .whereNull('originalInvoiceId')
    .whereNot('state', 'dropped')
    .first()
}
