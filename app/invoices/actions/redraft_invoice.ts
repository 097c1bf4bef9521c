import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import { DraftInvoice, type DraftedInvoice } from '#app/invoices/actions/draft_invoice'
import type { RedraftFailure } from '#app/invoices/errors'
import { invoiceStates } from '#app/invoices/invoice_states'
import Invoice from '#app/invoices/models/invoice'
import Order from '#app/orders/models/order'
import type { Actor } from '#app/platform/actor'
import { failed, type Result } from '#app/platform/result'
import { transition } from '#app/platform/states/transition'

/**
 * After a refusal: drops the refused invoice and drafts a new one from the order as it is now, with a new
 * request number. The refused request had no effect, so nothing can be issued twice.
 */
export class RedraftInvoice {
  handle(input: { invoiceId: string; by: Actor }): Promise<Result<DraftedInvoice, RedraftFailure>> {
    return db.transaction(async (trx) => {
      const invoice = await lockWithOrder(input.invoiceId, trx)
      if (!invoice) return failed({ type: 'missing' })
      if (invoice.state !== 'refused') return failed({ type: 'stale', state: invoice.state })
      const { id, orderId } = invoice
      const { by } = input
      await transition(invoiceStates, { id }, 'drop', { by, trx })
      await record(
        { actor: by, action: 'invoices.dropped', subject: 'invoice', subjectId: id },
        trx
      )
      const drafted = await new DraftInvoice().handle({ orderId, by }, trx)
      // The refused invoice stays on the list while the order gives no new one.
      if (!drafted.ok) await trx.rollback()
      return drafted
    })
  }
}

/** Orders are locked before their invoices, here and wherever a draft is made. */
async function lockWithOrder(id: string, trx: TransactionClientContract): Promise<Invoice | null> {
  const invoice = await Invoice.find(id, { client: trx })
  if (!invoice) return null
  await Order.query({ client: trx }).where('id', invoice.orderId).forUpdate().firstOrFail()
  return Invoice.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
}
