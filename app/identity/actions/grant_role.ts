import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { failed, ok, type Result } from '#app/platform/result'
import { record } from '#app/audit/record'
import { lockedStaff } from '#app/identity/queries/locked_staff'
import { conflictingRole, type Role } from '#app/identity/roles'

export type GrantRoleFailure =
  | { type: 'missing' }
  | { type: 'role_held' }
  | { type: 'conflicting_role'; role: Role; other: Role }

/** Gives a member of staff one more role; it counts from their next request on. */
export class GrantRole {
  async handle(
    input: { userId: string; role: Role; by: Actor },
    trx: TransactionClientContract
  ): Promise<Result<null, GrantRoleFailure>> {
    const { userId, role, by } = input
    const user = await lockedStaff(userId, trx)
    if (!user) return failed({ type: 'missing' })
    if (user.roles.includes(role)) return failed({ type: 'role_held' })
    const other = conflictingRole(user.roles, role)
    if (other) return failed({ type: 'conflicting_role', role, other })

    await trx.table('user_roles').insert({
      user_id: userId,
      role,
      granted_by: by.kind === 'staff' ? by.id : null,
      granted_at: clock.now().toISO(),
    })
    const entry = { action: 'users.role_granted', subject: 'user', subjectId: userId }
    await record({ actor: by, ...entry, details: { role } }, trx)
    return ok(null)
  }
}
