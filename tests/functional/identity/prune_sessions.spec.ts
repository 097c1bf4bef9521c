import '@japa/assert'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { clock } from '#app/platform/clock'
import { SignInAttempt } from '#app/identity/sign_in_limits'
import PruneSessions from '#app/identity/tasks/prune_sessions'
import { givenStaff, signedIn } from '#tests/support/people'

test.group('Pruning sessions', (group) => {
  group.each.setup(async () => {
    await db.from('rate_limits').delete()
    return () => clock.resume()
  })

  test('what has run out is forgotten, what is in use stays', async ({ assert }) => {
    const user = await givenStaff('clerk')
    await signedIn(user)
    await new SignInAttempt('nobody@example.com', '127.0.0.1').begin()
    await new PruneSessions().handle()
    assert.lengthOf(await db.from('sessions').where('user_id', user.id), 1)
    assert.isNotEmpty(await db.from('rate_limits'))

    clock.freeze(DateTime.utc().plus({ hours: 9 }))
    await new PruneSessions().handle()
    assert.lengthOf(await db.from('sessions').where('user_id', user.id), 0)
    assert.isEmpty(await db.from('rate_limits'))
  })
})
