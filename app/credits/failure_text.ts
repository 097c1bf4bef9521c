import type { I18n } from '@adonisjs/i18n'
import type { CreditFailure, FormFailure } from '#app/credits/errors'
import { problemText } from '#app/invoices/verdict_views'

/** What to say when an invoice was not taken back. */
export function creditFailureText(
  failure: CreditFailure | { type: 'not_cancellable' | 'reason_missing' | 'stale' },
  i18n: I18n
): string {
  const line = 'originalPosition' in failure ? failure.originalPosition : ''
  return i18n.t(`credits.failures.${failure.type}`, { line })
}

/** What to say when a form was not answered, or its invoice not issued. */
export function formFailureText(failure: FormFailure, i18n: I18n): string {
  if (failure.type === 'not_taken') {
    const reason = failure.message ?? problemText(failure.reason, i18n)
    return i18n.t('credits.failures.not_taken', { reason })
  }
  return i18n.t(`credits.failures.${failure.type}`)
}
