import '@japa/assert'
import { setTimeout as pause } from 'node:timers/promises'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { SYSTEM } from '#app/platform/actor'
import { DisableUser } from '#app/identity/actions/disable_user'
import { RevokeRole } from '#app/identity/actions/revoke_role'
import type User from '#app/identity/models/user'
import { givenStaff } from '#tests/support/people'

test.group('The last administrator', (group) => {
  group.each.setup(async () => {
    await db.from('user_roles').where('role', 'admin').delete()
  })

  test('cannot be disabled, nor lose the role', async ({ assert }) => {
    const { id: userId } = await givenStaff('admin')
    const disabled = await db.transaction((trx) =>
      new DisableUser().handle({ userId, by: SYSTEM }, trx)
    )
    assert.deepEqual(disabled, { ok: false, failure: { type: 'last_admin' } })
    const revoked = await db.transaction((trx) =>
      new RevokeRole().handle({ userId, role: 'admin', by: SYSTEM }, trx)
    )
    assert.deepEqual(revoked, { ok: false, failure: { type: 'last_admin' } })
  })

  test('of two who go at the same moment, one stays', async ({ assert }) => {
    const [first, second] = [await givenStaff('admin'), await givenStaff('admin')]
    const revoke = ({ id: userId }: User, trx: TransactionClientContract) =>
      new RevokeRole().handle({ userId, role: 'admin', by: SYSTEM }, trx)

    const open = await db.transaction()
    const gone = await revoke(first, open)
    const waiting = db.transaction((trx) => revoke(second, trx))
    await pause(100)
    await open.commit()

    assert.isTrue(gone.ok)
    assert.deepEqual(await waiting, { ok: false, failure: { type: 'last_admin' } })
    assert.lengthOf(await db.from('user_roles').where('role', 'admin'), 1)
  })

  test('a disabled administrator does not count', async ({ assert }) => {
    const [{ id: userId }, gone] = [await givenStaff('admin'), await givenStaff('admin')]
    await db.from('users').where('id', gone.id).update({ state: 'disabled' })
    const revoked = await db.transaction((trx) =>
      new RevokeRole().handle({ userId, role: 'admin', by: SYSTEM }, trx)
    )
    assert.isFalse(revoked.ok)
  })
})
