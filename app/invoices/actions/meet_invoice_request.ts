import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import { DraftInvoice } from '#app/invoices/actions/draft_invoice'
import type { DraftedInvoice } from '#app/invoices/actions/keep_drafts'
import type { DraftFailure } from '#app/invoices/errors'
import { invoiceRequestStates } from '#app/invoices/invoice_request_states'
import InvoiceRequest from '#app/invoices/models/invoice_request'
import { CorrectTitle } from '#app/orders/actions/correct_title'
import type { Actor } from '#app/platform/actor'
import { failed, type Result } from '#app/platform/result'
import { transition } from '#app/platform/states/transition'

interface MeetInput {
  requestId: string
  by: Actor
  /** Leaves the request to a person when the rules would refuse the draft. */
  onlyGood?: boolean
}

/** Texts: `invoice_requests.failures.<type>`, else those of drafts. */
export type MeetFailure =
  DraftFailure | { type: 'decided' } | { type: 'order_fixed' } | { type: 'rules' }

/** Bills the order as its customer asked and drafts the invoice, in one step. */
export class MeetInvoiceRequest {
  handle(input: MeetInput): Promise<Result<DraftedInvoice, MeetFailure>> {
    return db.transaction(async (trx) => {
      const met = await this.#meet(input, trx)
      if (!met.ok) await trx.rollback()
      return met
    })
  }

  async #meet(
    { requestId, by, onlyGood }: MeetInput,
    trx: TransactionClientContract
  ): Promise<Result<DraftedInvoice, MeetFailure>> {
    const request = await InvoiceRequest.query({ client: trx })
      .where('id', requestId)
      .forUpdate()
      .firstOrFail()
    if (request.state !== 'requested') return failed({ type: 'decided' })
    const { id, orderId, invoiceKind, titleDetails: title } = request
    const billed = await new CorrectTitle().handle({ orderId, title, invoiceKind, by }, trx)
    if (!billed.ok) return failed({ type: 'order_fixed' })
    const drafted = await new DraftInvoice().handle({ orderId, by }, trx)
    if (!drafted.ok) return drafted
    if (onlyGood && drafted.value.state === 'refused') return failed({ type: 'rules' })
    const set = { invoice_id: drafted.value.invoiceId }
    await transition(invoiceRequestStates, { id }, 'meet', { by, trx, set })
    const subject = { subject: 'order', subjectId: orderId }
    await record({ actor: by, action: 'invoices.request_met', ...subject }, trx)
    return drafted
  }
}
