import hash from '@adonisjs/core/services/hash'
import type User from '#app/identity/models/user'
import { findByLogin } from '#app/identity/queries/find_by_login'

let decoy: Promise<string> | null = null

/**
 * The active person whom an e-mail or mobile number and a password belong to, or null. Unknown
 * names, disabled people and wrong passwords all cost one hash, so that the time tells nothing.
 */
export class VerifyCredentials {
  async handle(input: {
    login: string
    password: string
  }): Promise<{ user: User | null; isVerified: boolean }> {
    const user = await findByLogin(input.login)
    // Made on first use with the same settings as every real one; nobody knows its password.
    decoy ??= hash.make(crypto.randomUUID())
    const isRight = await hash.verify(user?.passwordHash ?? (await decoy), input.password)
    return { user, isVerified: user !== null && user.state === 'active' && isRight }
  }
}
