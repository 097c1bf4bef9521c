import db from '@adonisjs/lucid/services/db'
import { confirmationStates, type FormState } from '#app/credits/confirmation_states'
import { RecordConfirmation } from '#app/credits/actions/record_confirmation'
import type { FormFailure } from '#app/credits/errors'
import CreditConfirmation from '#app/credits/models/credit_confirmation'
import { openChannel } from '#app/invoices/channels'
import { creditApplication } from '#app/invoices/credit_request'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { failed, ok, type Result } from '#app/platform/result'
import { transition } from '#app/platform/states/transition'

/**
 * Sends a stored application, always under its own number: sent twice it is one form. `isRepeated`: not by whoever has
 * just stored it; the history says so.
 */
export class SendApplication {
  async handle(input: {
    confirmationId: string
    by: Actor
    isRepeated: boolean
  }): Promise<Result<{ state: FormState }, FormFailure>> {
    const { confirmationId, by, isRepeated } = input
    const form = await CreditConfirmation.query()
      .where('id', confirmationId)
      .preload('credit', (credit) =>
        credit.preload('lines').preload('original', (original) => original.preload('lines'))
      )
      .first()
    if (!form) return failed({ type: 'missing' })
    const opened = openChannel(form.channel)
    if (!opened.ok) return opened
    if (isRepeated) {
      const marked = await db.transaction((trx) => {
        const set = { asked_at: clock.now(), problem: null }
        return transition(confirmationStates, form, 'apply_again', { by, trx, set })
      })
      if (!marked.ok) return marked
    }
    const outcome = await opened.value.channel.applyForCredit(creditApplication(form.credit))
    return ok({ state: await new RecordConfirmation().handle({ confirmationId, outcome, by }) })
  }
}
