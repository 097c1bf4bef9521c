import hash from '@adonisjs/core/services/hash'
import { loginIndex, readLoginName } from '#app/identity/login_name'
import User from '#app/identity/models/user'

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
    const user = await this.find(input.login)
    // Made on first use with the same settings as every real one; nobody knows its password.
    decoy ??= hash.make(crypto.randomUUID())
    const isRight = await hash.verify(user?.passwordHash ?? (await decoy), input.password)
    return { user, isVerified: user !== null && user.state === 'active' && isRight }
  }

  private async find(login: string): Promise<User | null> {
    const name = readLoginName(login)
    if (name === null) return null
    return User.query().where(`${name.kind}_index`, loginIndex(name)).preload('grants').first()
  }
}
