import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import { type default as User, actorOf } from '#app/identity/models/user'
import { listSessions } from '#app/identity/queries/list_sessions'

/** Signs somebody out on one of their own devices. False when that session is over already. */
export class EndSession {
  async handle(input: { user: User; handle: string }): Promise<boolean> {
    const { user } = input
    const sessions = await listSessions(user.id)
    const session = sessions.find(({ handle }) => handle === input.handle)
    if (!session) return false

    await db.transaction(async (trx) => {
      await trx.from('sessions').where('id', session.id).delete()
      const entry = { action: 'sessions.ended', subject: 'user', subjectId: user.id }
      await record({ actor: actorOf(user), ...entry, details: { count: 1 } }, trx)
    })
    return true
  }
}
