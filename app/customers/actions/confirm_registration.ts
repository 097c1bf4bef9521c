import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import { SaveCustomer } from '#app/customers/actions/save_customer'
import { PRIVACY_NOTICE } from '#app/customers/privacy_notice'
import { CheckCode, type CodeFailure, spendCode } from '#app/identity/actions/check_code'
import { CreateUser } from '#app/identity/actions/create_user'
import type User from '#app/identity/models/user'
import { actorOf } from '#app/identity/models/user'
import type { Registration } from '#app/identity/models/verification_code'
import { SYSTEM } from '#app/platform/actor'
import { failed, ok, type Result } from '#app/platform/result'

export interface Registered {
  user: User
  /** False when a customer of this name and phone is known: only our service may join the two. */
  isCustomer: boolean
}

/** Whoever enters the mailed code gets the account and becomes a customer. */
export class ConfirmRegistration {
  handle(given: { codeId: unknown; code: string }): Promise<Result<Registered, CodeFailure>> {
    return db.transaction((trx) => this.#confirm(given, trx))
  }

  async #confirm(
    { codeId, code: typed }: { codeId: unknown; code: string },
    trx: TransactionClientContract
  ): Promise<Result<Registered, CodeFailure>> {
    const checked = await new CheckCode().handle({ codeId, purpose: 'registration', typed }, trx)
    if (!checked.ok) return checked
    const { registration } = checked.value
    const { name, email, passwordHash, locale } = registration
    const created = await new CreateUser().handle(
      { kind: 'customer', name, email, password: { hash: passwordHash }, locale, by: SYSTEM },
      trx
    )
    // Registered meanwhile by another code, or from another browser.
    if (!created.ok) return failed({ type: 'code_over' })
    await spendCode(checked.value)
    return ok(await this.#welcome(created.value, registration, trx))
  }

  async #welcome(
    user: User,
    { name, phone, email }: Registration,
    trx: TransactionClientContract
  ): Promise<Registered> {
    const by = actorOf(user)
    const entry = { action: 'users.registered', subject: 'user', subjectId: user.id }
    await record({ actor: by, ...entry, details: { privacy_notice: PRIVACY_NOTICE } }, trx)
    const details = { name, contactName: name, phone, email, taxpayerId: null }
    const saved = await new SaveCustomer().handle(
      { customerId: null, details, userId: user.id, by },
      trx
    )
    if (!saved.ok && saved.failure.type !== 'customer_known')
      throw new Error(`a checked registration is refused: ${saved.failure.type}`)
    return { user, isCustomer: saved.ok }
  }
}
