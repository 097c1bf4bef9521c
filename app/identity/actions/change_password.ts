import hash from '@adonisjs/core/services/hash'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/platform/clock'
import { failed, ok, type Result } from '#app/platform/result'
import { record } from '#app/audit/record'
import { EndSessions } from '#app/identity/actions/end_sessions'
import { type default as User, actorOf } from '#app/identity/models/user'
import { ownTexts } from '#app/identity/new_user'
import { passwordFault, type PasswordFault } from '#app/identity/password_rules'

export type ChangePasswordFailure = PasswordFault | { type: 'wrong_password' }

/** Somebody's own new password; it ends all of their sessions but the one it is changed in. */
export class ChangePassword {
  async handle(input: {
    user: User
    current: string
    wanted: string
    sessionId: string
  }): Promise<Result<null, ChangePasswordFailure>> {
    const { user } = input
    if (!(await hash.verify(user.passwordHash, input.current)))
      return failed({ type: 'wrong_password' })
    const fault = passwordFault(input.wanted, ownTexts(user.personal))
    if (fault) return failed(fault)

    const change = { password_hash: await hash.make(input.wanted), updated_at: clock.now().toISO() }
    await db.transaction(async (trx) => {
      const by = actorOf(user)
      await trx.from('users').where('id', user.id).update(change)
      await record(
        { actor: by, action: 'users.password_changed', subject: 'user', subjectId: user.id },
        trx
      )
      await new EndSessions().handle({ userId: user.id, except: input.sessionId, by }, trx)
    })
    return ok(null)
  }
}
