import '@japa/assert'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { ReviewOrder } from '#app/orders/actions/review_order'
import { actorOf } from '#app/identity/models/user'
import { mayHearDesk, mayHearPerson, personChannel } from '#app/live/channels'
import { changesListener } from '#app/live/changes_listener'
import { givenOrder } from '#tests/support/orders'
import { givenCustomerUser, givenStaff } from '#tests/support/people'
import { emptyTestDatabase } from '#tests/support/test_database'
import { until } from '#tests/support/until'

interface Heard {
  channel: string
  subject: unknown
  orders: unknown
}

test.group('What has changed', (group) => {
  group.each.setup(() => emptyTestDatabase())

  test('reaches staff, and the customer whose order it is, as ids only', async ({ assert }) => {
    const order = await givenOrder()
    const owner = await givenCustomerUser()
    await db.from('customers').where('id', order.customerId).update({ user_id: owner.id })
    const heard: Heard[] = []
    const listener = changesListener({
      broadcast: (channel, { subject, orders }) => heard.push({ channel, subject, orders }),
    })
    await listener.start()
    const by = actorOf(await givenStaff('reviewer'))
    await new ReviewOrder().handle({ orderId: order.id, decision: 'approved', reason: null, by })
    await until(() => heard.some(({ channel }) => channel === personChannel(owner.id)))
    await listener.stop()

    const told = { subject: 'order', orders: [order.id] }
    assert.includeDeepMembers(heard, [
      { channel: 'desk', ...told },
      { channel: personChannel(owner.id), ...told },
    ])
  })

  test('is for staff, and for each person alone', async ({ assert }) => {
    const [clerk, customer] = [await givenStaff('clerk'), await givenCustomerUser()]
    assert.isTrue(mayHearDesk({ auth: { user: clerk } }))
    assert.isFalse(mayHearDesk({ auth: { user: customer } }))
    assert.isFalse(mayHearDesk({ auth: {} }))
    assert.isTrue(mayHearPerson({ auth: { user: customer } }, customer.id))
    assert.isFalse(mayHearPerson({ auth: { user: clerk } }, customer.id))
  })
})
