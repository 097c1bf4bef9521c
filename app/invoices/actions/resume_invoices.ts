import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { recordMany } from '#app/audit/record'
import { invoiceStates } from '#app/invoices/invoice_states'
import Invoice from '#app/invoices/models/invoice'
import { newRequestNumber } from '#app/invoices/request_number'
import type { Actor } from '#app/platform/actor'
import { transitionMany } from '#app/platform/states/transition'

/**
 * Lets invoices that waited for the quota or for a sign-in be asked for again. A number that was declined for the quota is
 * decided for ever, so the next request has another one; before a sign-in nothing is decided, and the number stays.
 */
export class ResumeInvoices {
  async handle(input: { invoiceIds: readonly string[]; by: Actor }): Promise<string[]> {
    return db.transaction(async (trx) => {
      const waiting = await lockWaiting(input.invoiceIds, trx)
      const orderOf = new Map(waiting.map(({ id, orderId }) => [id, orderId]))
      const { moved } = await transitionMany(invoiceStates, [...orderOf.keys()], 'resume', {
        by: input.by,
        trx,
        setEach: new Map(waiting.map((invoice) => [invoice.id, resumed(invoice)])),
        payload: (id) => ({ orderId: orderOf.get(id) ?? null }),
      })
      const action = 'invoices.resumed'
      const entries = moved.map((id) => ({
        actor: input.by,
        action,
        subject: 'invoice',
        subjectId: id,
      }))
      await recordMany(entries, trx)
      return moved
    })
  }
}

function resumed({ problem, issueRequestNo, originalInvoiceId }: Invoice) {
  const isDecided = problem === 'over_quota' && originalInvoiceId === null
  return { issue_request_no: isDecided ? newRequestNumber() : issueRequestNo, problem: null }
}

function lockWaiting(ids: readonly string[], trx: TransactionClientContract): Promise<Invoice[]> {
  return Invoice.query({ client: trx })
    .whereIn('id', [...ids])
    .where('state', 'waiting')
    .orderBy('id')
    .forUpdate()
}
