import type { I18n } from '@adonisjs/i18n'
import type { CodeFailure } from '#app/identity/actions/check_code'

/** What to say at the field of a code that is not accepted. */
export function codeFailureText(failure: CodeFailure, i18n: I18n): string {
  return failure.type === 'wrong_code'
    ? i18n.t('codes.wrong_code', { count: failure.triesLeft })
    : i18n.t('codes.code_over')
}
