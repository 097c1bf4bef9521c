import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import { invoiceRequestStates } from '#app/invoices/invoice_request_states'
import InvoiceRequest from '#app/invoices/models/invoice_request'
import type { Actor } from '#app/platform/actor'
import { failed, type Result } from '#app/platform/result'
import { transition } from '#app/platform/states/transition'

type Failure = { type: 'reason_missing' } | { type: 'decided' }

/** Staff do not agree to an invoice after the fact; the customer reads why. */
export class DeclineInvoiceRequest {
  handle(input: {
    requestId: string
    reason: string
    by: Actor
  }): Promise<Result<unknown, Failure>> {
    const { requestId: id, by } = input
    const reason = input.reason.trim()
    return db.transaction(async (trx) => {
      if (reason === '') return failed({ type: 'reason_missing' })
      const { orderId } = await InvoiceRequest.findOrFail(id, { client: trx })
      const told = { by, reason, trx, payload: { orderId } }
      const moved = await transition(invoiceRequestStates, { id }, 'decline', told)
      if (!moved.ok) return failed({ type: 'decided' })
      const subject = { subject: 'order', subjectId: orderId }
      await record({ actor: by, action: 'invoices.request_declined', ...subject }, trx)
      return moved
    })
  }
}
