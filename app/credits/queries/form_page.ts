import CreditConfirmation from '#app/credits/models/credit_confirmation'
import { namesOf } from '#app/identity/queries/names_of'
import StateChange from '#app/platform/states/state_change'

/** What can be done with a form now. */
export type FormAct = 'ask' | 'answer' | 'withdraw' | 'issue'

/** One form with both its invoices and its history, newest first. */
export async function formPage(id: string) {
  const form = await CreditConfirmation.query()
    .where('id', id)
    .preload('original', (original) => original.preload('orders'))
    .preload('credit', (credit) => credit.preload('lines'))
    .firstOrFail()
  const changes = await StateChange.query()
    .where({ subject: 'credit_confirmation', subjectId: id })
    .orderBy('changedAt', 'desc')
    .orderBy('id', 'desc')
  const names = await namesOf(changes.map(({ actorId }) => actorId))
  return { form, changes, names, acts: actsOf(form) }
}

const UNASKED = new Set(['draft', 'waiting', 'refused'])

/** Withdrawing is over once the credit invoice was asked for. */
export function actsOf(form: CreditConfirmation): FormAct[] {
  const { state, openedBy, isCleared } = form
  const credit: string | null = form.creditInvoiceId === null ? null : form.credit.state
  const acts: FormAct[] = []
  if (state === 'awaiting_seller') acts.push('answer')
  if (isCleared && (credit === 'draft' || credit === 'refused')) acts.push('issue')
  const isOurs = openedBy === 'seller' && (state === 'awaiting_buyer' || isCleared)
  if (isOurs && credit !== null && UNASKED.has(credit)) acts.push('withdraw')
  if (form.isOpen) acts.push('ask')
  return acts
}
