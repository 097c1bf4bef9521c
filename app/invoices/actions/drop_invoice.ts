import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import type { DropFailure } from '#app/invoices/errors'
import { invoiceStates } from '#app/invoices/invoice_states'
import { lockWithOrders } from '#app/invoices/queries/lock_with_orders'
import type { Actor } from '#app/platform/actor'
import { failed, ok, type Result } from '#app/platform/result'
import { transition } from '#app/platform/states/transition'

/**
 * Gives an original up of which nothing was issued: its orders are free to be put right and invoiced again. A credit
 * invoice goes with its form.
 */
export class DropInvoice {
  handle(input: { invoiceId: string; by: Actor }): Promise<Result<null, DropFailure>> {
    const { invoiceId, by } = input
    return db.transaction(async (trx) => {
      const invoice = await lockWithOrders(invoiceId, trx)
      if (!invoice) return failed({ type: 'missing' })
      if (invoice.isCredit) return failed({ type: 'is_credit' })
      const dropped = await transition(invoiceStates, invoice, 'drop', { by, trx })
      if (!dropped.ok) return failed(dropped.failure)
      const entry = { action: 'invoices.dropped', subject: 'invoice', subjectId: invoiceId }
      await record({ actor: by, ...entry }, trx)
      return ok(null)
    })
  }
}
