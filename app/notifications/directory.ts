import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Role } from '#app/identity/roles'
import User from '#app/identity/models/user'
import type { Choice } from '#app/notifications/message_choice'
import { chosenBy } from '#app/notifications/queries/message_choices'

/** The people whom some messages may reach, with what they chose: everybody is read once, and all at once if asked so. */
export class Directory {
  readonly #users = new Map<string, User>()
  readonly #holders = new Map<Role, User[]>()
  readonly #choices = new Map<string, ReadonlyMap<string, Choice>>()

  constructor(private readonly trx: TransactionClientContract) {}

  async meet(ids: readonly string[]): Promise<void> {
    const unknown = [...new Set(ids)].filter((id) => !this.#users.has(id))
    if (unknown.length === 0) return
    const users = await User.query({ client: this.trx }).whereIn('id', unknown)
    await this.#note(users)
  }

  async user(id: string): Promise<User> {
    await this.meet([id])
    const user = this.#users.get(id)
    if (!user) throw new Error(`there is no user ${id}`)
    return user
  }

  async holdersOf(role: Role): Promise<readonly User[]> {
    const known = this.#holders.get(role)
    if (known) return known
    const users = await User.query({ client: this.trx })
      .where('state', 'active')
      .whereHas('grants', (grants) => grants.where('role', role))
    this.#holders.set(role, users)
    await this.#note(users)
    return users
  }

  /** What somebody who was read chose for one kind of message; null for people without an account, too. */
  choice(userId: string | null, template: string): Choice | null {
    return (userId && this.#choices.get(userId)?.get(template)) || null
  }

  async #note(users: readonly User[]): Promise<void> {
    for (const user of users) this.#users.set(user.id, user)
    const choices = await chosenBy(
      users.map(({ id }) => id),
      this.trx
    )
    for (const [userId, its] of choices) this.#choices.set(userId, its)
  }
}
