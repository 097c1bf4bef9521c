import { FinishCorrection } from '#app/credits/actions/finish_correction'
import { confirmationStates } from '#app/credits/confirmation_states'
import CreditConfirmation from '#app/credits/models/credit_confirmation'
import { SYSTEM } from '#app/platform/actor'
import { once } from '#app/platform/outbox/inbox_receipt'
import type { Listener, Message } from '#app/platform/outbox/listener'
import { transition } from '#app/platform/states/transition'

/** A form is used up when its credit invoice is issued; a corrected title goes on from there. */
export default class CloseUsedForm implements Listener<{ invoiceId: string }> {
  static id = 'credits.close_used_form'
  static queue = 'relay' as const

  async handle(message: Message<{ invoiceId: string }>): Promise<void> {
    const { invoiceId } = message.payload
    const form = await CreditConfirmation.findBy('creditInvoiceId', invoiceId)
    if (form === null) return
    await once(message, CloseUsedForm.id, async (trx) => {
      await transition(confirmationStates, form, 'use', { by: SYSTEM, trx })
      await new FinishCorrection().handle({ confirmationId: form.id }, trx)
    })
  }
}
