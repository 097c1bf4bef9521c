import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import type User from '#app/identity/models/user'
import { actorOf } from '#app/identity/models/user'

/** Writes down that somebody left. The session itself is the caller's. */
export class SignOut {
  handle(user: User): Promise<void> {
    const entry = { action: 'sessions.signed_out', subject: 'user', subjectId: user.id }
    return db.transaction((trx) => record({ actor: actorOf(user), ...entry }, trx))
  }
}
