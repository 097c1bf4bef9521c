import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import { registrationOfCode } from '#app/customers/queries/registration_of_code'
import { RequestCode } from '#app/identity/actions/request_code'
import type { CodeRequestFailure } from '#app/identity/actions/request_password_reset'
import { CodeRequest } from '#app/identity/code_limits'
import { SYSTEM } from '#app/platform/actor'
import { failed, ok, type Result } from '#app/platform/result'

export type ResendFailure = CodeRequestFailure | { type: 'forgotten' }

/** Mails another code for what was typed before, which need not be typed again. */
export class ResendRegistrationCode {
  async handle(
    codeId: unknown,
    { address }: { address: string }
  ): Promise<Result<{ codeId: string }, ResendFailure>> {
    const registration = await registrationOfCode(codeId)
    if (!registration) return failed({ type: 'forgotten' })
    const refusal = await new CodeRequest(registration.email, address).begin()
    if (refusal)
      return failed({ type: 'too_many_attempts', retryAfterSeconds: refusal.retryAfterSeconds })

    return db.transaction(async (trx) => {
      const request = { purpose: 'registration' as const, userId: null, registration }
      const requested = await new RequestCode().handle(request, trx)
      const entry = { action: 'users.registration_requested', subject: 'user' }
      await record({ actor: SYSTEM, ...entry, subjectId: 'unknown' }, trx)
      return ok(requested)
    })
  }
}
