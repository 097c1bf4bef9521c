import '@japa/assert'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { SYSTEM } from '#app/platform/actor'
import { DisableUser } from '#app/identity/actions/disable_user'
import { RevokeRole } from '#app/identity/actions/revoke_role'
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
    const admins = [await givenStaff('admin'), await givenStaff('admin')]
    const results = await Promise.all(
      admins.map(({ id: userId }) =>
        db.transaction((trx) => new RevokeRole().handle({ userId, role: 'admin', by: SYSTEM }, trx))
      )
    )
    assert.lengthOf(
      results.filter(({ ok }) => ok),
      1
    )
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
