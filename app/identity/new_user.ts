import type { Actor } from '#app/platform/actor'
import { failed, ok, type Result } from '#app/platform/result'
import { readLoginName } from '#app/identity/login_name'
import type { UserPersonal } from '#app/identity/models/user'
import { passwordFault, type PasswordFault } from '#app/identity/password_rules'
import { conflictingRole, type Role } from '#app/identity/roles'

export interface NewUser {
  kind: 'staff' | 'customer'
  name: string
  email?: string | null
  mobile?: string | null
  /** As typed; or the hash of one that was checked before. */
  password: string | { hash: string }
  roles?: readonly Role[]
  locale?: 'zh-CN' | 'en'
  by: Actor
}

export type NewUserFailure =
  | PasswordFault
  | { type: 'no_login' }
  | { type: 'unreadable_email' }
  | { type: 'unreadable_mobile' }
  | { type: 'conflicting_role'; role: Role; other: Role }

/** Reads what was typed for a new account; pure, so that everything is checked before a row is written. */
export function readNewUser(input: NewUser): Result<UserPersonal, NewUserFailure> {
  const email = input.email ? readLoginName(input.email) : null
  const mobile = input.mobile ? readLoginName(input.mobile) : null
  if (input.email && email?.kind !== 'email') return failed({ type: 'unreadable_email' })
  if (input.mobile && mobile?.kind !== 'mobile') return failed({ type: 'unreadable_mobile' })
  if (!email && !mobile) return failed({ type: 'no_login' })

  const personal: UserPersonal = {
    name: input.name.trim(),
    email: email?.text ?? null,
    mobile: mobile?.text ?? null,
  }
  const fault =
    typeof input.password === 'string' ? passwordFault(input.password, ownTexts(personal)) : null
  const failure = fault ?? roleConflict(input.roles)
  return failure ? failed(failure) : ok(personal)
}

/** What a password must not contain. */
export function ownTexts({ name, email, mobile }: UserPersonal): string[] {
  return [name, email, mobile].filter((text) => text !== null)
}

function roleConflict(roles: readonly Role[] = []): NewUserFailure | null {
  for (const role of roles) {
    const other = conflictingRole(roles, role)
    if (other) return { type: 'conflicting_role', role, other }
  }
  return null
}
