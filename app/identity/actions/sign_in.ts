import db from '@adonisjs/lucid/services/db'
import { SYSTEM } from '#app/platform/actor'
import { failed, ok, type Result } from '#app/platform/result'
import { record } from '#app/audit/record'
import { RecordSignIn } from '#app/identity/actions/record_sign_in'
import { VerifyCredentials } from '#app/identity/actions/verify_credentials'
import type User from '#app/identity/models/user'
import { SignInAttempt } from '#app/identity/sign_in_limits'
import type { SignInOrigin } from '#app/identity/sign_in_origin'

export type SignInFailure =
  { type: 'wrong_credentials' } | { type: 'too_many_attempts'; retryAfterSeconds: number }

/** Checks who somebody is and writes the attempt down. The session itself is the caller's. */
export class SignIn {
  async handle(input: {
    login: string
    password: string
    origin: SignInOrigin
  }): Promise<Result<User, SignInFailure>> {
    const { origin } = input
    const attempt = new SignInAttempt(input.login, origin.address)
    const refusal = await attempt.begin()
    if (refusal) {
      if (refusal.isFirst) await this.recordRefusal()
      return failed({ type: 'too_many_attempts', retryAfterSeconds: refusal.retryAfterSeconds })
    }

    const { user, isVerified } = await new VerifyCredentials().handle(input)
    if (!user || !isVerified) {
      await new RecordSignIn().failed({ user, origin })
      return failed({ type: 'wrong_credentials' })
    }
    await attempt.succeed()
    await new RecordSignIn().succeeded({ user, origin })
    return ok(user)
  }

  private recordRefusal(): Promise<void> {
    const details = { reason: 'too_many_attempts' }
    const entry = { action: 'sessions.sign_in_failed', subject: 'user', subjectId: 'unknown' }
    return db.transaction((trx) => record({ actor: SYSTEM, ...entry, details }, trx))
  }
}
