import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#app/platform/actor'
import { failed, ok, type Result } from '#app/platform/result'
import { record } from '#app/audit/record'
import { isLastAdmin } from '#app/identity/queries/locked_staff'
import type { Role } from '#app/identity/roles'

export type RevokeRoleFailure = { type: 'role_missing' } | { type: 'last_admin' }

/** Takes a role away; it is gone from the person's next request on. */
export class RevokeRole {
  async handle(
    input: { userId: string; role: Role; by: Actor },
    trx: TransactionClientContract
  ): Promise<Result<null, RevokeRoleFailure>> {
    const { userId, role, by } = input
    if (role === 'admin' && (await isLastAdmin(userId, trx))) return failed({ type: 'last_admin' })
    const revoked = await trx
      .from('user_roles')
      .where({ user_id: userId, role })
      .returning('role')
      .delete()
    if (revoked.length === 0) return failed({ type: 'role_missing' })

    const entry = { action: 'users.role_revoked', subject: 'user', subjectId: userId }
    await record({ actor: by, ...entry, details: { role } }, trx)
    return ok(null)
  }
}
