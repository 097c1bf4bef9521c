import { readFileSync } from 'node:fs'
import hash from '@adonisjs/core/services/hash'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import vine from '@vinejs/vine'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import type { DemoStep } from '#app/platform/demo/demo_step'
import { record } from '#app/audit/record'
import { CreateUser } from '#app/identity/actions/create_user'
import {
  type DemoLogin,
  randomPassword,
  readDemoLogins,
  writeDemoLogins,
} from '#app/identity/demo_logins'
import { findByLogin } from '#app/identity/queries/find_by_login'
import { isRole } from '#app/identity/roles'

const form = vine.create(
  vine.array(
    vine.object({
      role: vine.string(),
      name: vine.string(),
      email: vine.string(),
      mobile: vine.string().optional(),
    })
  )
)

interface Person {
  role: string
  name: string
  email: string
  mobile?: string
}

/** One member of staff for each role and two customers, with passwords that only this installation has. */
export default class SeedPeople implements DemoStep {
  async handle(): Promise<string> {
    const people = await form.validate(
      JSON.parse(readFileSync(app.makePath('resources/demo/people.json'), 'utf8'))
    )
    const known = await readDemoLogins()
    const logins = people.map((person) => loginFor(person, known))
    // Written before the accounts: a run that is cut short here ends well the next time.
    writeDemoLogins(logins)
    for (const [index, person] of people.entries()) await this.ensure(person, logins[index])
    return `${people.length} people who can sign in`
  }

  private async ensure(person: Person, { password }: DemoLogin): Promise<void> {
    const user = await findByLogin(person.email)
    if (user && (await hash.verify(user.passwordHash, password))) return
    await db.transaction(async (trx) => {
      if (user) {
        const change = { password_hash: await hash.make(password), updated_at: clock.now().toISO() }
        await trx.from('users').where('id', user.id).update(change)
        const entry = { action: 'users.password_reset', subject: 'user', subjectId: user.id }
        return record({ actor: SYSTEM, ...entry }, trx)
      }
      const roles = isRole(person.role) ? [person.role] : []
      const kind = person.role === 'customer' ? 'customer' : 'staff'
      const created = await new CreateUser().handle(
        { ...person, kind, password, roles, by: SYSTEM },
        trx
      )
      if (!created.ok)
        throw new Error(`the demo account of ${person.role}: ${created.failure.type}`)
    })
  }
}

function loginFor({ role, name, email }: Person, known: DemoLogin[]): DemoLogin {
  const found = known.find(({ login }) => login === email)
  return found ?? { role, name, login: email, password: randomPassword() }
}
