import { symbols } from '@adonisjs/auth'
import type { SessionGuardUser, SessionUserProviderContract } from '@adonisjs/auth/types/session'
import User from '#app/identity/models/user'

/** Finds who a session belongs to, with roles; nobody when the account has been disabled. */
export class SessionUserProvider implements SessionUserProviderContract<User> {
  declare [symbols.PROVIDER_REAL_USER]: User

  async createUserForGuard(user: User): Promise<SessionGuardUser<User>> {
    return { getId: () => user.id, getOriginal: () => user }
  }

  async findById(id: string | number | BigInt): Promise<SessionGuardUser<User> | null> {
    const user = await User.query()
      .where({ id: String(id), state: 'active' })
      .preload('grants')
      .first()
    return user && this.createUserForGuard(user)
  }
}
