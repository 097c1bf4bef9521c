import { RecordConfirmation } from '#app/credits/actions/record_confirmation'
import { SendApplication } from '#app/credits/actions/send_application'
import type { FormState } from '#app/credits/confirmation_states'
import type { FormFailure } from '#app/credits/errors'
import CreditConfirmation from '#app/credits/models/credit_confirmation'
import { openChannel } from '#app/invoices/channels'
import type { Actor } from '#app/platform/actor'
import { failed, ok, type Result } from '#app/platform/result'

/**
 * Asks the tax side what became of a form. An application that never arrived is sent again under its number.
 * Whether a form has run out is the tax side's answer, never our clock's.
 */
export class AskAboutConfirmation {
  async handle(input: {
    confirmationId: string
    by: Actor
  }): Promise<Result<{ state: FormState }, FormFailure>> {
    const { confirmationId, by } = input
    const form = await CreditConfirmation.find(confirmationId)
    if (!form) return failed({ type: 'missing' })
    if (!form.isOpen) return failed({ type: 'stale', state: form.state })
    const opened = openChannel(form.channel)
    if (!opened.ok) return opened
    const name = form.applicationNumber ?? form.confirmationNumber ?? ''
    const outcome = await opened.value.channel.confirmation(name)
    const isLost = outcome.status === 'declined' && outcome.reason === 'not_found'
    if (isLost && ['applying', 'unknown'].includes(form.state))
      return new SendApplication().handle({ confirmationId, by, isRepeated: true })
    return ok({ state: await new RecordConfirmation().handle({ confirmationId, outcome, by }) })
  }
}
