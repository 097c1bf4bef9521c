import db from '@adonisjs/lucid/services/db'
import { CreateUser } from '#app/identity/actions/create_user'
import User from '#app/identity/models/user'
import type { Role } from '#app/identity/roles'
import { SYSTEM } from '#app/platform/actor'
import { newId } from '#app/platform/database/uuid'

/** A member of staff with these roles. */
export function givenStaff(...roles: Role[]): Promise<User> {
  return givenUser('staff', roles)
}

/** A customer's account; the customer's own row is made by the first order or by `customers`. */
export function givenCustomerUser(): Promise<User> {
  return givenUser('customer', [])
}

async function givenUser(kind: 'staff' | 'customer', roles: Role[]): Promise<User> {
  const id = newId()
  const created = await db.transaction((trx) =>
    new CreateUser().handle(
      {
        kind,
        name: '测试员',
        email: `${id}@example.com`,
        password: `correct horse ${newId()}`,
        roles,
        by: SYSTEM,
      },
      trx
    )
  )
  if (!created.ok) throw new Error(`no user: ${created.failure.type}`)
  return User.findOrFail(created.value.id)
}
