import db from '@adonisjs/lucid/services/db'
import { SYSTEM } from '#app/platform/actor'
import { newId } from '#app/platform/database/uuid'
import { CreateUser } from '#app/identity/actions/create_user'
import type User from '#app/identity/models/user'
import type { NewUser } from '#app/identity/new_user'
import type { Role } from '#app/identity/roles'
import { Visitor } from '#tests/support/visitor'

export const PASSWORD = 'rain on the yangtze'

/** A member of staff with these roles. */
export function givenStaff(...roles: Role[]): Promise<User> {
  return givenUser({ roles })
}

/** A customer's account; the customer's own row is made by the first order or by `customers`. */
export function givenCustomerUser(): Promise<User> {
  return givenUser({ kind: 'customer' })
}

/** An account with a login of its own; the password is `PASSWORD` unless another is given. */
export async function givenUser(input: Partial<NewUser> = {}): Promise<User> {
  const email = `${newId()}@example.com`
  const usual: NewUser = { kind: 'staff', name: '测试员', email, password: PASSWORD, by: SYSTEM }
  const created = await db.transaction((trx) =>
    new CreateUser().handle({ ...usual, ...input }, trx)
  )
  if (!created.ok) throw new Error(`no user: ${created.failure.type}`)
  return created.value
}

/** A browser in which somebody has signed in on the real page. */
export async function signedIn(user: User): Promise<Visitor> {
  const visitor = new Visitor()
  const page = await visitor.signIn(user.personal.email ?? '', PASSWORD)
  if (page.status !== 303) throw new Error(`signing in answered ${page.status}`)
  return visitor
}
