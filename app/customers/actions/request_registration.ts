import hash from '@adonisjs/core/services/hash'
import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import { parsePhone, type PhoneFailure } from '#app/customers/phone'
import { RequestCode } from '#app/identity/actions/request_code'
import type { CodeRequestFailure } from '#app/identity/actions/request_password_reset'
import { CodeRequest } from '#app/identity/code_limits'
import type { Registration } from '#app/identity/models/verification_code'
import { type NewUserFailure, readNewUser } from '#app/identity/new_user'
import { SYSTEM } from '#app/platform/actor'
import { failed, ok, type Result } from '#app/platform/result'

export interface RegistrationWish {
  email: string
  name: string
  phone: string
  password: string
  locale: 'zh-CN' | 'en'
}

export type RegistrationFailure = NewUserFailure | PhoneFailure | CodeRequestFailure

/**
 * Somebody wants an account: what they typed is kept, sealed, until they enter the code that is mailed
 * to them. An address that has an account already gets the same answer here, and another mail.
 */
export class RequestRegistration {
  async handle(
    wish: RegistrationWish,
    { address }: { address: string }
  ): Promise<Result<{ codeId: string }, RegistrationFailure>> {
    const read = readWish(wish)
    if (!read.ok) return read
    const refusal = await new CodeRequest(wish.email, address).begin()
    if (refusal)
      return failed({ type: 'too_many_attempts', retryAfterSeconds: refusal.retryAfterSeconds })

    const passwordHash = await hash.make(wish.password)
    const registration = { ...read.value, passwordHash }
    return db.transaction(async (trx) => {
      const request = { purpose: 'registration' as const, userId: null, registration }
      const requested = await new RequestCode().handle(request, trx)
      const entry = { action: 'users.registration_requested', subject: 'user' }
      await record({ actor: SYSTEM, ...entry, subjectId: 'unknown' }, trx)
      return ok(requested)
    })
  }
}

function readWish({
  phone: typedPhone,
  locale,
  ...typed
}: RegistrationWish): Result<Omit<Registration, 'passwordHash'>, NewUserFailure | PhoneFailure> {
  const read = readNewUser({ kind: 'customer', ...typed, by: SYSTEM })
  if (!read.ok) return read
  const phone = parsePhone(typedPhone)
  if (!phone.ok) return phone
  const { name, email } = read.value
  return ok({ name, email: email ?? '', phone: phone.value.value, locale })
}
