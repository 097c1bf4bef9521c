import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#app/platform/actor'
import { failed, ok, type Result } from '#app/platform/result'
import { transition } from '#app/platform/states/transition'
import { record } from '#app/audit/record'
import { EndSessions } from '#app/identity/actions/end_sessions'
import { isLastAdmin } from '#app/identity/queries/locked_staff'
import { userStates } from '#app/identity/user_states'

export type DisableUserFailure =
  { type: 'own_account' } | { type: 'last_admin' } | { type: 'missing' } | { type: 'stale' }

/** Shuts somebody out at once: no session lives on and no sign-in succeeds. */
export class DisableUser {
  async handle(
    input: { userId: string; by: Actor },
    trx: TransactionClientContract
  ): Promise<Result<null, DisableUserFailure>> {
    const { userId, by } = input
    if (by.id === userId) return failed({ type: 'own_account' })
    if (await isLastAdmin(userId, trx)) return failed({ type: 'last_admin' })
    const moved = await transition(userStates, { id: userId }, 'disable', { by, trx })
    if (!moved.ok) return failed({ type: moved.failure.type })

    await record({ actor: by, action: 'users.disabled', subject: 'user', subjectId: userId }, trx)
    await new EndSessions().handle({ userId, by }, trx)
    return ok(null)
  }
}
