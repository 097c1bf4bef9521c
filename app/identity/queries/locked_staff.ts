import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import User from '#app/identity/models/user'

/** A member of staff with roles, locked against every other change of rights. */
export function lockedStaff(id: string, trx: TransactionClientContract): Promise<User | null> {
  return User.query({ client: trx })
    .where({ id, kind: 'staff' })
    .forUpdate()
    .preload('grants')
    .first()
}

/**
 * Whether an administrator who can sign in remains without this one. All administrators are locked,
 * so that two of them cannot remove each other at the same moment; and they are read again after
 * that, because a statement that waited for a lock still sees the rights of before.
 */
export async function isLastAdmin(id: string, trx: TransactionClientContract): Promise<boolean> {
  await activeAdmins(trx).orderBy('id').forUpdate()
  const admins = await activeAdmins(trx)
  return admins.every((admin) => admin.id === id)
}

function activeAdmins(trx: TransactionClientContract) {
  return User.query({ client: trx })
    .where({ kind: 'staff', state: 'active' })
    .whereHas('grants', (grants) => grants.where('role', 'admin'))
}
