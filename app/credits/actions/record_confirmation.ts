import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import { type FormStep, formStep } from '#app/credits/confirmation_answer'
import { confirmationStates, type FormState } from '#app/credits/confirmation_states'
import CreditConfirmation from '#app/credits/models/credit_confirmation'
import { creditRemark } from '#app/documents/face_texts'
import type { CreditConfirmation as ToldForm } from '#app/invoices/credit_messages'
import { invoiceStates } from '#app/invoices/invoice_states'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import type { Outcome } from '#app/platform/http/outcome'
import { transition } from '#app/platform/states/transition'

interface Recording {
  confirmationId: string
  outcome: Outcome<ToldForm>
  by: Actor
}

/**
 * Writes down what the tax side said about a form: the answer to the application, to a question or to a reply; all end
 * here. What comes too late changes nothing. A form that ends without an invoice takes its draft with it.
 */
export class RecordConfirmation {
  handle({ confirmationId, outcome, by }: Recording): Promise<FormState> {
    return db.transaction(async (trx) => {
      const form = await CreditConfirmation.query({ client: trx })
        .where('id', confirmationId)
        .preload('original')
        .forUpdate()
        .firstOrFail()
      const { state, totalFen, original } = form
      const step = formStep({ state, totalFen, originalNumber: original.invoiceNumber }, outcome)
      await this.#move(form, step, by, trx)
      await form.refresh()
      if (form.isCleared) await number(form, trx)
      else if (!form.isOpen) await dropDraft(form, by, trx)
      return form.state
    })
  }

  async #move(form: CreditConfirmation, step: FormStep, by: Actor, trx: TransactionClientContract) {
    const { verb, told, problem, message } = step
    const noted = {
      ...(told && { confirmation_number: told.confirmationNumber, expires_at: told.expiresAt }),
      problem,
      message,
      asked_at: clock.now(),
    }
    const payload = { orderId: form.original.orderId }
    const options = { by, trx, set: noted, payload }
    const moved = verb && (await transition(confirmationStates, form, verb, options))
    if (moved?.ok) {
      const details = { state: moved.value.to, originalId: form.originalInvoiceId }
      const subject = { subject: 'credit_confirmation', subjectId: form.id }
      const action = 'credits.form_moved'
      return record({ actor: by, action, ...subject, details }, trx)
    }
    const expiresAt = told ? told.expiresAt : form.expiresAt
    form.merge({ problem, message, expiresAt, askedAt: clock.now() })
    await form.useTransaction(trx).save()
  }
}

/** The draft gets the number of its form, and says both numbers in its remarks. */
async function number(form: CreditConfirmation, trx: TransactionClientContract): Promise<void> {
  const { creditInvoiceId, confirmationNumber, original } = form
  if (!creditInvoiceId || !confirmationNumber || !original.invoiceNumber) return
  await trx
    .from('invoices')
    .where({ id: creditInvoiceId, state: 'draft' })
    .update({
      confirmation_number: confirmationNumber,
      remark: creditRemark(original.invoiceNumber, confirmationNumber),
      updated_at: clock.timestamp(),
    })
}

async function dropDraft(
  { creditInvoiceId }: CreditConfirmation,
  by: Actor,
  trx: TransactionClientContract
): Promise<void> {
  if (creditInvoiceId === null) return
  await transition(invoiceStates, { id: creditInvoiceId }, 'drop', { by, trx })
}
