import db from '@adonisjs/lucid/services/db'
import { SYSTEM } from '#app/platform/actor'
import { failed, ok, type Result } from '#app/platform/result'
import { record } from '#app/audit/record'
import { RequestCode } from '#app/identity/actions/request_code'
import { CodeRequest } from '#app/identity/code_limits'
import { findByLogin } from '#app/identity/queries/find_by_login'

export type CodeRequestFailure = { type: 'too_many_attempts'; retryAfterSeconds: number }

/**
 * Has a code sent to whoever signs in with this name. Unknown names and disabled accounts get the same
 * answer and the same rows, only no mail.
 */
export class RequestPasswordReset {
  async handle(input: {
    login: string
    address: string
  }): Promise<Result<{ codeId: string }, CodeRequestFailure>> {
    const refusal = await new CodeRequest(input.login, input.address).begin()
    if (refusal)
      return failed({ type: 'too_many_attempts', retryAfterSeconds: refusal.retryAfterSeconds })

    const user = await findByLogin(input.login)
    const userId = user?.state === 'active' ? user.id : null
    return db.transaction(async (trx) => {
      const requested = await new RequestCode().handle({ purpose: 'password_reset', userId }, trx)
      const entry = { action: 'users.password_reset_requested', subject: 'user' }
      await record({ actor: SYSTEM, ...entry, subjectId: userId ?? 'unknown' }, trx)
      return ok(requested)
    })
  }
}
