import { randomInt } from 'node:crypto'
import { BaseCommand, flags } from '@adonisjs/core/ace'
import db from '@adonisjs/lucid/services/db'
import { CreateUser } from '#app/identity/actions/create_user'
import { isRole, ROLES } from '#app/identity/roles'
import { SYSTEM } from '#app/platform/actor'

/** Without characters that are mistaken for each other. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
const PASSWORD_LENGTH = 20

export default class UsersCreate extends BaseCommand {
  static commandName = 'users:create'
  static description = 'Make an account for staff, such as the first administrator'
  static options = { startApp: true }

  @flags.string({ description: 'Name of the person', required: true })
  declare name: string

  @flags.string({ description: 'E-mail address or mobile number to sign in with', required: true })
  declare login: string

  @flags.array({ description: `One or more of: ${ROLES.join(', ')}`, required: true })
  declare role: string[]

  @flags.boolean({ description: 'Answer with one line of JSON' })
  declare json: boolean

  async run(): Promise<void> {
    const roles = this.role.filter(isRole)
    const unknown = this.role.find((role) => !isRole(role))
    if (unknown) return this.giveUp(`there is no role "${unknown}": ${ROLES.join(', ')}`)
    const password = newPassword()
    const login = this.login.includes('@') ? { email: this.login } : { mobile: this.login }
    const account = {
      kind: 'staff',
      name: this.name,
      password,
      roles,
      by: SYSTEM,
      ...login,
    } as const
    const created = await db.transaction((trx) => new CreateUser().handle(account, trx))
    if (!created.ok) return this.giveUp(`the account was not made: ${created.failure.type}`)
    if (this.json) return console.log(JSON.stringify({ login: this.login, password, roles }))
    this.logger.success(`${this.login} signs in with ${password}`)
    this.logger.log('This password is shown once. Its owner changes it on the account page.')
  }

  private giveUp(problem: string): void {
    this.logger.error(problem)
    this.exitCode = 1
  }
}

function newPassword(): string {
  const characters = Array.from(
    { length: PASSWORD_LENGTH },
    () => ALPHABET[randomInt(ALPHABET.length)]
  )
  return characters.join('')
}
