import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import { RecordConfirmation } from '#app/credits/actions/record_confirmation'
import type { FormState } from '#app/credits/confirmation_states'
import type { FormFailure } from '#app/credits/errors'
import CreditConfirmation from '#app/credits/models/credit_confirmation'
import { openChannel } from '#app/invoices/channels'
import type { ConfirmationReply } from '#app/invoices/credit_messages'
import type { Actor } from '#app/platform/actor'
import { failed, ok, type Result } from '#app/platform/result'

/** Agrees to or denies a form that the buyer opened, or takes our own back while it has no invoice. */
export class AnswerConfirmation {
  async handle(input: {
    confirmationId: string
    reply: ConfirmationReply
    by: Actor
  }): Promise<Result<{ state: FormState }, FormFailure>> {
    const { confirmationId, reply, by } = input
    const form = await CreditConfirmation.query()
      .where('id', confirmationId)
      .preload('credit')
      .first()
    if (!form) return failed({ type: 'missing' })
    const refusal = refusalOf(form, reply)
    if (refusal) return failed(refusal)
    const opened = openChannel(form.channel)
    if (!opened.ok) return opened
    const number = form.confirmationNumber ?? ''
    const outcome = await opened.value.channel.answerConfirmation(number, reply)
    if (outcome.status === 'declined') {
      const { reason, message = null } = outcome
      return failed({ type: 'not_taken', reason, message })
    }
    await db.transaction((trx) => {
      const subject = { subject: 'credit_confirmation', subjectId: form.id }
      return record(
        { actor: by, action: 'credits.form_answered', ...subject, details: { reply } },
        trx
      )
    })
    return ok({ state: await new RecordConfirmation().handle({ confirmationId, outcome, by }) })
  }
}

/** Who may say what, and when; what a form waits for is its state. */
function refusalOf(form: CreditConfirmation, reply: ConfirmationReply): FormFailure | null {
  const { state } = form
  if (reply === 'withdraw') {
    const isOurs = form.openedBy === 'seller' && (state === 'awaiting_buyer' || form.isCleared)
    const isUnasked = ['draft', 'waiting', 'refused'].includes(form.credit.state)
    if (!isOurs) return { type: 'stale', state }
    if (!isUnasked) return { type: 'stale', state: form.credit.state }
  } else {
    if (state !== 'awaiting_seller') return { type: 'stale', state }
    if (reply === 'agree' && form.creditInvoiceId === null) return { type: 'cannot_be_met' }
  }
  return form.confirmationNumber === null ? { type: 'cannot_be_met' } : null
}
