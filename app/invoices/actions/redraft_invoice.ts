import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import { DraftInvoices } from '#app/invoices/actions/draft_invoices'
import type { DraftedInvoice } from '#app/invoices/actions/keep_drafts'
import type { RedraftFailure } from '#app/invoices/errors'
import { invoiceStates } from '#app/invoices/invoice_states'
import type Invoice from '#app/invoices/models/invoice'
import { billOfInvoice } from '#app/invoices/queries/bill_of_invoice'
import { lockWithOrders } from '#app/invoices/queries/lock_with_orders'
import type { Actor } from '#app/platform/actor'
import { failed, ok, type Result } from '#app/platform/result'
import { transition } from '#app/platform/states/transition'

/**
 * After a refusal: drops the refused invoice and drafts a new one from the orders as they are now, with a new
 * request number. The refused request had no effect, so nothing can be issued twice.
 */
export class RedraftInvoice {
  handle(input: { invoiceId: string; by: Actor }): Promise<Result<DraftedInvoice, RedraftFailure>> {
    return db.transaction(async (trx) => {
      const invoice = await lockWithOrders(input.invoiceId, trx)
      if (!invoice) return failed({ type: 'missing' })
      if (invoice.isCredit) return failed({ type: 'is_credit' })
      if (invoice.state !== 'refused') return failed({ type: 'stale', state: invoice.state })
      const { id } = invoice
      const { by } = input
      const bill = await billOfInvoice(invoice, trx)
      await transition(invoiceStates, { id }, 'drop', { by, trx })
      await record(
        { actor: by, action: 'invoices.dropped', subject: 'invoice', subjectId: id },
        trx
      )
      const [drafted] = await new DraftInvoices().handle({ bills: [bill], by }, trx)
      // The refused invoice stays on the list while the orders give no new one.
      if (!drafted.ok) {
        await trx.rollback()
        return drafted
      }
      await keepInBatch(invoice, drafted.value, trx)
      return ok(drafted.value[0])
    })
  }
}

/** What was drafted for a batch still counts there. */
async function keepInBatch(
  { batchId }: Invoice,
  drafts: readonly DraftedInvoice[],
  trx: TransactionClientContract
): Promise<void> {
  const ids = drafts.map(({ invoiceId }) => invoiceId)
  if (batchId) await trx.from('invoices').whereIn('id', ids).update({ batch_id: batchId })
}
