import '@japa/assert'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { clock } from '#app/platform/clock'
import { OpenOverdueReviews } from '#app/service/actions/open_overdue_reviews'
import { givenOrder } from '#tests/support/orders'
import { givenStaff, signedIn } from '#tests/support/people'
import { emptyTestDatabase } from '#tests/support/test_database'

test.group('The queue of exceptions', (group) => {
  group.each.setup(() => emptyTestDatabase())
  group.each.teardown(() => clock.resume())

  test('takes an order that somebody reports, once, with what is wrong', async ({ assert }) => {
    const order = await givenOrder()
    const reviewer = await signedIn(await givenStaff('reviewer'))
    await reviewer.get(`/desk/orders/${order.id}`)
    const path = `/desk/orders/${order.id}/exception`
    const first = await reviewer.post(path, { note: '客户电话停机，地址无法核实' })
    assert.match(first.location ?? '', /^\/desk\/cases\//)
    const again = await reviewer.post(path, { note: '邮件也没有回复' })
    assert.equal(again.location, first.location)
    const page = await reviewer.get(first.location ?? '')
    assert.include(page.text, '客户电话停机，地址无法核实')
    assert.include(page.text, '邮件也没有回复')
    assert.lengthOf(await db.from('cases'), 1)

    const warehouse = await signedIn(await givenStaff('warehouse'))
    await warehouse.get('/desk')
    assert.include(await warehouse.post(path, { note: '不归我管' }), { status: 403 })
  })

  test('takes orders that nobody has reviewed in time, once', async ({ assert }) => {
    const order = await givenOrder()
    assert.deepEqual(await new OpenOverdueReviews().handle(), { opened: 0 })
    clock.freeze(clock.now().plus({ hours: 4, minutes: 1 }))
    assert.deepEqual(await new OpenOverdueReviews().handle(), { opened: 1 })
    assert.deepEqual(await new OpenOverdueReviews().handle(), { opened: 0 })
    const [found] = await db.from('cases')
    assert.include(found, { kind: 'review_overdue', subject_id: order.id, state: 'open' })
  })
})
