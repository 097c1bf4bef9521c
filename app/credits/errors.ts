import type { FormState } from '#app/credits/confirmation_states'
import type { InvoiceState } from '#app/invoices/invoice_states'
import type { TakeBackFailure } from '#app/invoices/lines/take_back'

/** Why no credit was asked for; texts: `credits.failures.<type>`. */
export type CreditFailure =
  | { type: 'missing' }
  | { type: 'not_issued' }
  /** A credit invoice is never taken back itself. */
  | { type: 'is_credit' }
  | { type: 'channel_unavailable'; problem: string }
  /** The seller's tax channel knows no credit invoices. */
  | { type: 'not_offered' }
  | { type: 'form_open'; confirmationId: string }
  /** A wrong invoice is taken back whole, or not at all. */
  | { type: 'only_whole' }
  | { type: 'nothing_chosen' }
  /** Another title was asked for already. */
  | { type: 'correction_open' }
  | { type: 'correction_decided' }
  | TakeBackFailure

/** Why a form was not answered or its invoice not issued. */
export type FormFailure =
  | { type: 'missing' }
  | { type: 'stale'; state: FormState | InvoiceState }
  | { type: 'channel_unavailable'; problem: string }
  /** A buyer asks for more than is left, or a form has no number yet. */
  | { type: 'cannot_be_met' }
  | { type: 'not_confirmed' }
  | { type: 'not_taken'; reason: string; message: string | null }
