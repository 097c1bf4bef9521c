import db from '@adonisjs/lucid/services/db'
import { KeepCredit } from '#app/credits/actions/keep_credit'
import type { FormFailure } from '#app/credits/errors'
import CreditConfirmation from '#app/credits/models/credit_confirmation'
import { takenLines } from '#app/credits/taken_lines'
import { IssueInvoice } from '#app/invoices/actions/issue_invoice'
import { type InvoiceState, invoiceStates } from '#app/invoices/invoice_states'
import Invoice from '#app/invoices/models/invoice'
import type { Actor } from '#app/platform/actor'
import { newId } from '#app/platform/database/uuid'
import { failed, ok, type Result } from '#app/platform/result'
import { transition } from '#app/platform/states/transition'

/**
 * Issues the credit invoice of a form that lets it. One that the tax side refused is drawn up anew under the same form,
 * with a new request number: the refused one had no effect.
 */
export class IssueCredit {
  async handle(input: {
    confirmationId: string
    by: Actor
  }): Promise<Result<{ state: InvoiceState }, FormFailure>> {
    const { by } = input
    const ready = await db.transaction(async (trx): Promise<Result<string, FormFailure>> => {
      const form = await CreditConfirmation.query({ client: trx })
        .where('id', input.confirmationId)
        .forUpdate()
        .first()
      if (!form) return failed({ type: 'missing' })
      if (!form.isCleared) return failed({ type: 'not_confirmed' })
      if (form.creditInvoiceId === null) return failed({ type: 'cannot_be_met' })
      const credit = await Invoice.query({ client: trx })
        .where('id', form.creditInvoiceId)
        .preload('lines')
        .preload('original', (original) => original.preload('lines'))
        .firstOrFail()
      if (credit.state === 'draft') return ok(credit.id)
      if (credit.state !== 'refused') return failed({ type: 'stale', state: credit.state })
      const draft = draftOf(credit)
      await transition(invoiceStates, credit, 'drop', { by, trx })
      await new KeepCredit().handle({ draft, by }, trx)
      await form.merge({ creditInvoiceId: draft.id }).useTransaction(trx).save()
      return ok(draft.id)
    })
    if (!ready.ok) return ready
    const issued = await new IssueInvoice().handle({ invoiceId: ready.value, by })
    return issued
  }
}

function draftOf(refused: Invoice) {
  const { original, creditReason: reason, applicationNumber, confirmationNumber, remark } = refused
  if (reason === null) throw new Error(`invoice ${refused.id} is no credit invoice`)
  const lines = takenLines(refused, original)
  return { id: newId(), original, reason, applicationNumber, confirmationNumber, remark, lines }
}
