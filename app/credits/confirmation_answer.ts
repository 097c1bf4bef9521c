import type { confirmationStates } from '#app/credits/confirmation_states'
import type CreditConfirmation from '#app/credits/models/credit_confirmation'
import type {
  ConfirmationState,
  CreditConfirmation as ToldForm,
} from '#app/invoices/credit_messages'
import type { Outcome } from '#app/platform/http/outcome'
import { never } from '#app/platform/result'
import type { VerbOf } from '#app/platform/states/machine'

type Verb = VerbOf<typeof confirmationStates>

/** What an answer of the tax side does to the form it is about; without a verb it only says nothing new. */
export interface FormStep {
  verb: Verb | null
  told: ToldForm | null
  problem: string | null
  message: string | null
}

const VERBS: Record<Exclude<ConfirmationState, 'awaiting_seller'>, Verb> = {
  not_needed: 'clear',
  awaiting_buyer: 'await_buyer',
  confirmed: 'confirm',
  denied_by_buyer: 'deny_by_buyer',
  denied_by_seller: 'deny_by_seller',
  expired: 'expire',
  withdrawn: 'withdraw',
  withdrawn_after_confirmation: 'withdraw_confirmed',
  void_abnormal: 'void',
}

/**
 * An answer about another original or another amount is no answer. A form that lets the invoice be issued but has
 * no number yet is asked about again.
 */
export function formStep(
  form: Pick<CreditConfirmation, 'state' | 'totalFen'> & { originalNumber: string | null },
  outcome: Outcome<ToldForm>
): FormStep {
  switch (outcome.status) {
    case 'succeeded': {
      const told = outcome.value
      const fits =
        told.originalInvoiceNumber === form.originalNumber && told.totalFen === form.totalFen
      if (!fits) return lost('answer_differs')
      const isEarly = told.confirmationNumber === null && isClearing(told.state)
      if (isEarly) return lost(null)
      const isNews = told.state !== form.state && told.state !== 'awaiting_seller'
      const verb = isNews && told.state !== 'awaiting_seller' ? VERBS[told.state] : null
      return { verb, told, problem: null, message: null }
    }
    case 'pending':
      return lost(null)
    case 'declined':
      // "Never arrived" is no refusal: the call may still be on its way. A missing sign-in decides nothing either.
      if (['not_found', 'login_needed'].includes(outcome.reason)) return lost(outcome.reason)
      return {
        verb: 'refuse',
        told: null,
        problem: outcome.reason,
        message: outcome.message ?? null,
      }
    case 'unknown':
      return lost(outcome.reason)
    default:
      return never(outcome)
  }
}

function isClearing(state: ConfirmationState): boolean {
  return state === 'not_needed' || state === 'confirmed'
}

function lost(problem: string | null): FormStep {
  return { verb: 'lose_track', told: null, problem, message: null }
}
