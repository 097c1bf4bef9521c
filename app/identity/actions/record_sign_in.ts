import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/platform/clock'
import { record } from '#app/audit/record'
import { type default as User, actorOf } from '#app/identity/models/user'

/** Writes down that somebody has come in. The session itself is the caller's. */
export class RecordSignIn {
  handle({ user }: { user: User }): Promise<void> {
    const entry = { action: 'sessions.signed_in', subject: 'user', subjectId: user.id }
    return db.transaction(async (trx) => {
      const lastSignedInAt = clock.now().toISO()
      await trx.from('users').where('id', user.id).update({ last_signed_in_at: lastSignedInAt })
      await record({ actor: actorOf(user), ...entry }, trx)
    })
  }
}
