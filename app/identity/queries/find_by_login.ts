import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { loginIndex, readLoginName } from '#app/identity/login_name'
import User from '#app/identity/models/user'

/** Who signs in with this e-mail or mobile number, with roles; null for nobody. */
export async function findByLogin(
  login: string,
  trx?: TransactionClientContract
): Promise<User | null> {
  const name = readLoginName(login)
  if (name === null) return null
  const column = name.kind === 'email' ? 'email_index' : 'mobile_index'
  return User.query({ client: trx }).where(column, loginIndex(name)).preload('grants').first()
}
