import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import { newId } from '#app/platform/database/uuid'
import { record } from '#app/audit/record'
import PastSignIn from '#app/identity/models/past_sign_in'
import { type default as User, actorOf } from '#app/identity/models/user'
import type { SignInOrigin } from '#app/identity/sign_in_origin'

/** Writes down who came in, or failed to, and from where. The session itself is the caller's. */
export class RecordSignIn {
  succeeded({ user, origin }: { user: User; origin: SignInOrigin }): Promise<void> {
    const entry = { action: 'sessions.signed_in', subject: 'user', subjectId: user.id }
    return db.transaction(async (trx) => {
      const lastSignedInAt = clock.now().toISO()
      await trx.from('users').where('id', user.id).update({ last_signed_in_at: lastSignedInAt })
      await this.#remember(user.id, 'succeeded', origin, trx)
      await record({ actor: actorOf(user), ...entry }, trx)
    })
  }

  /** The same rows for a name that nobody has, so that the time tells nothing. */
  failed({ user, origin }: { user: User | null; origin: SignInOrigin }): Promise<void> {
    const details = { reason: 'wrong_credentials' }
    const entry = { action: 'sessions.sign_in_failed', subject: 'user', details }
    return db.transaction(async (trx) => {
      await this.#remember(user?.id ?? null, 'wrong_credentials', origin, trx)
      await record({ actor: SYSTEM, ...entry, subjectId: user?.id ?? 'unknown' }, trx)
    })
  }

  async #remember(
    userId: string | null,
    outcome: PastSignIn['outcome'],
    origin: SignInOrigin,
    trx: TransactionClientContract
  ): Promise<void> {
    const id = newId()
    const personal = seal('sign_ins.personal', id, origin)
    await new PastSignIn()
      .fill({ id, userId, outcome, personal, triedAt: clock.now() })
      .useTransaction(trx)
      .save()
  }
}
