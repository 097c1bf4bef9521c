import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import Customer from '#app/customers/models/customer'
import type User from '#app/identity/models/user'
import { findByLogin } from '#app/identity/queries/find_by_login'
import type { Actor } from '#app/platform/actor'
import { failed, ok, type Result } from '#app/platform/result'

export type LinkFailure =
  { type: 'customer_has_account' } | { type: 'account_unknown' } | { type: 'account_has_customer' }

/** Gives a known customer to the account of the same person, after a member of staff made sure of it. */
export class LinkAccount {
  handle(input: {
    customerId: string
    login: string
    by: Actor
  }): Promise<Result<null, LinkFailure>> {
    return db.transaction(async (trx) => {
      const user = await lockedCustomerUser(input.login, trx)
      if (!user) return failed({ type: 'account_unknown' })
      const customer = await Customer.query({ client: trx })
        .where('id', input.customerId)
        .forUpdate()
        .firstOrFail()
      if (customer.userId) return failed({ type: 'customer_has_account' })
      if (await Customer.findBy('userId', user.id, { client: trx }))
        return failed({ type: 'account_has_customer' })

      await customer.merge({ userId: user.id }).save()
      const entry = { action: 'customers.account_linked', subject: 'customer' }
      const details = { user_id: user.id }
      await record({ actor: input.by, ...entry, subjectId: customer.id, details }, trx)
      return ok(null)
    })
  }
}

/** Locked, so that one account is not given two customers at the same moment. */
async function lockedCustomerUser(
  login: string,
  trx: TransactionClientContract
): Promise<User | null> {
  const user = await findByLogin(login, trx)
  if (!user || user.isStaff || user.state !== 'active') return null
  await trx.from('users').where('id', user.id).forUpdate().first()
  return user
}
