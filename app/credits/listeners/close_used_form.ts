import { FinishCorrection } from '#app/credits/actions/finish_correction'
import { confirmationStates } from '#app/credits/confirmation_states'
import CreditConfirmation from '#app/credits/models/credit_confirmation'
import { SYSTEM } from '#app/platform/actor'
import { once } from '#app/platform/outbox/inbox_receipt'
import type { Listener, Message } from '#app/platform/outbox/listener'
import { transition } from '#app/platform/states/transition'

type Payload = { invoiceId: string }

/** Forms are used up when their credit invoices are issued; a corrected title goes on from there. */
export default class CloseUsedForm implements Listener<Payload> {
  static id = 'credits.close_used_form'
  static queue = 'relay' as const

  handle(message: Message<Payload>): Promise<void> {
    return this.handleMany([message])
  }

  /** Most invoices are no credits. */
  async handleMany(messages: readonly Message<Payload>[]): Promise<void> {
    const told = new Map(messages.map((message) => [message.payload.invoiceId, message]))
    const forms = await CreditConfirmation.query().whereIn('creditInvoiceId', [...told.keys()])
    for (const form of forms) {
      const message = told.get(form.creditInvoiceId ?? '')
      if (message) await this.#close(form, message)
    }
  }

  async #close(form: CreditConfirmation, message: Message<Payload>): Promise<void> {
    await once(message, CloseUsedForm.id, async (trx) => {
      await transition(confirmationStates, form, 'use', { by: SYSTEM, trx })
      await new FinishCorrection().handle({ confirmationId: form.id }, trx)
    })
  }
}
