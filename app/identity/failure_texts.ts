import type { I18n } from '@adonisjs/i18n'
import { never } from '#app/platform/result'
import type { NewUserFailure } from '#app/identity/new_user'
import type { Role } from '#app/identity/roles'

/** What to say at which field when an account cannot be made. */
export function createFailureText(
  failure: NewUserFailure | { type: 'login_taken' },
  i18n: I18n
): Record<string, string> {
  switch (failure.type) {
    case 'too_short':
    case 'too_long':
    case 'guessable':
      return { password: i18n.t(`identity.password.${failure.type}`) }
    case 'unreadable_mobile':
      return { mobile: i18n.t('identity.users.unreadable_mobile') }
    case 'no_login':
    case 'login_taken':
    case 'unreadable_email':
      return { email: i18n.t(`identity.users.${failure.type}`) }
    case 'conflicting_role':
      return { roles: conflictText(failure, i18n) }
    default:
      return never(failure)
  }
}

/** Why two roles cannot be held by one person. */
export function conflictText({ role, other }: { role: Role; other: Role }, i18n: I18n): string {
  return i18n.t('identity.users.conflicting_role', {
    role: i18n.t(`identity.roles.${role}`),
    other: i18n.t(`identity.roles.${other}`),
  })
}
