import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#app/platform/actor'
import { failed, ok, type Result } from '#app/platform/result'
import { transition } from '#app/platform/states/transition'
import { record } from '#app/audit/record'
import { userStates } from '#app/identity/user_states'

/** Lets somebody in again who was shut out, with the roles they had. */
export class EnableUser {
  async handle(
    input: { userId: string; by: Actor },
    trx: TransactionClientContract
  ): Promise<Result<null, { type: 'missing' } | { type: 'stale' }>> {
    const { userId, by } = input
    const moved = await transition(userStates, { id: userId }, 'enable', { by, trx })
    if (!moved.ok) return failed({ type: moved.failure.type })
    await record({ actor: by, action: 'users.enabled', subject: 'user', subjectId: userId }, trx)
    return ok(null)
  }
}
