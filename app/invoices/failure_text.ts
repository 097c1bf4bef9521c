import type { I18n } from '@adonisjs/i18n'
import type { AskFailure, RedraftFailure } from '#app/invoices/errors'

/** What to say when an act on an invoice was not done. */
export function failureText(failure: AskFailure | RedraftFailure, i18n: I18n): string {
  const state = 'state' in failure ? i18n.t(`invoices.states.${failure.state}`) : ''
  const number = 'number' in failure ? failure.number : ''
  const line = 'line' in failure ? failure.line : ''
  return i18n.t(`invoices.failures.${failure.type}`, { state, number, line })
}
