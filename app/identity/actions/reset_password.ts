import hash from '@adonisjs/core/services/hash'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/platform/clock'
import { failed, ok, type Result } from '#app/platform/result'
import { record } from '#app/audit/record'
import { CheckCode, type CodeFailure, spendCode } from '#app/identity/actions/check_code'
import { EndSessions } from '#app/identity/actions/end_sessions'
import User, { actorOf } from '#app/identity/models/user'
import { ownTexts } from '#app/identity/new_user'
import { passwordFault, type PasswordFault } from '#app/identity/password_rules'
import { SignInAttempt } from '#app/identity/sign_in_limits'

export type ResetPasswordFailure = CodeFailure | PasswordFault

/** A new password for whoever entered the code that was mailed to them; every session of theirs ends. */
export class ResetPassword {
  async handle(input: {
    codeId: unknown
    code: string
    wanted: string
    address: string
  }): Promise<Result<null, ResetPasswordFailure>> {
    const reset = await db.transaction((trx) => this.#reset(input, trx))
    if (!reset.ok) return reset
    const { email, mobile } = reset.value.personal
    for (const login of [email, mobile].filter((name) => name !== null))
      await new SignInAttempt(login, input.address).forgive()
    return ok(null)
  }

  async #reset(
    { codeId, code: typed, wanted }: { codeId: unknown; code: string; wanted: string },
    trx: TransactionClientContract
  ): Promise<Result<User, ResetPasswordFailure>> {
    const checked = await new CheckCode().handle({ codeId, purpose: 'password_reset', typed }, trx)
    if (!checked.ok) return checked
    const user = await User.query({ client: trx })
      .where({ id: checked.value.userId, state: 'active' })
      .first()
    if (!user) return failed({ type: 'code_over' })
    const fault = passwordFault(wanted, ownTexts(user.personal))
    if (fault) return failed(fault)

    await spendCode(checked.value)
    await this.#write(user, await hash.make(wanted), trx)
    return ok(user)
  }

  async #write(user: User, passwordHash: string, trx: TransactionClientContract): Promise<void> {
    const change = { password_hash: passwordHash, updated_at: clock.now().toISO() }
    await trx.from('users').where('id', user.id).update(change)
    const entry = { action: 'users.password_reset', subject: 'user', subjectId: user.id }
    await record({ actor: actorOf(user), ...entry }, trx)
    await new EndSessions().handle({ userId: user.id, by: actorOf(user) }, trx)
  }
}
