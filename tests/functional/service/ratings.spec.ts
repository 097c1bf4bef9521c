import '@japa/assert'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type Order from '#app/orders/models/order'
import { clock } from '#app/platform/clock'
import { actorOf } from '#app/identity/models/user'
import { RateOrder } from '#app/service/actions/rate_order'
import Case from '#app/service/models/case'
import OrderRating from '#app/service/models/order_rating'
import { givenCompletedOrder, givenPaidOrder } from '#tests/support/invoices'
import { givenCustomerUser, givenStaff, signedIn } from '#tests/support/people'
import { emptyTestDatabase } from '#tests/support/test_database'

async function ownerOf(order: Order) {
  const user = await givenCustomerUser()
  await db.from('customers').where('id', order.customerId).update({ user_id: user.id })
  return user
}

test.group('Rating an order', (group) => {
  group.each.setup(() => emptyTestDatabase())
  group.each.teardown(() => clock.resume())

  test('it is offered when the order has come to its end, and kept with sealed words', async ({
    assert,
  }) => {
    const order = await givenCompletedOrder()
    const visitor = await signedIn(await ownerOf(order))
    const page = await visitor.get(`/my/orders/${order.id}`)
    assert.match(page.text, /btn-primary"[^>]*href="\/my\/orders\/[^"]+\/rating"/)
    const form = await visitor.get(`/my/orders/${order.id}/rating`)
    assert.include(form.text, '提交后 7 天内可以修改')
    assert.deepEqual(form.text.match(/translation missing[^<"]*/g) ?? [], [])

    const comment = '包装很好，送得快'
    const sent = await visitor.post(`/my/orders/${order.id}/rating`, { stars: '5', comment })
    assert.include(sent, { status: 303, location: `/my/orders/${order.id}` })
    const after = await visitor.get(`/my/orders/${order.id}`)
    assert.include(after.text, comment)
    assert.deepEqual(after.text.match(/translation missing[^<"]*/g) ?? [], [])
    const row = await db.from('order_ratings').where('order_id', order.id).firstOrFail()
    assert.notInclude(row.comment.toString('utf8'), comment)
    assert.lengthOf(await Case.all(), 0)
  })

  test('a form without stars is shown again with what was typed', async ({ assert }) => {
    const order = await givenCompletedOrder()
    const visitor = await signedIn(await ownerOf(order))
    await visitor.get(`/my/orders/${order.id}/rating`)
    for (const stars of ['', '0', '6', '2.5']) {
      const fields = { stars, comment: '还可以' }
      const refused = await visitor.post(`/my/orders/${order.id}/rating`, fields)
      assert.equal(refused.status, 422)
      assert.include(refused.text, '还可以')
    }
    assert.lengthOf(await OrderRating.all(), 0)
  })

  test('it can be changed for seven days and no longer', async ({ assert }) => {
    const order = await givenCompletedOrder()
    const by = actorOf(await ownerOf(order))
    const rate = (stars: number) =>
      new RateOrder().handle({ orderId: order.id, stars, comment: null, by })
    await rate(4)
    clock.freeze(clock.now().plus({ days: 6, hours: 23 }))
    assert.deepInclude(await rate(5), { ok: true })
    clock.freeze(clock.now().plus({ hours: 2 }))
    assert.deepInclude(await rate(1), { ok: false, failure: { type: 'too_late' } })
    const [rating, ...others] = await OrderRating.all()
    assert.lengthOf(others, 0)
    assert.equal(rating.stars, 5)
  })

  test('two ratings at once are one', async ({ assert }) => {
    const order = await givenCompletedOrder()
    const by = actorOf(await ownerOf(order))
    const input = { orderId: order.id, stars: 1, comment: null, by }
    const both = await Promise.all([1, 2].map(() => new RateOrder().handle(input)))
    for (const rated of both) assert.isTrue(rated.ok)
    assert.lengthOf(await OrderRating.all(), 1)
    assert.lengthOf(await Case.all(), 1)
  })

  test('before the parcel has come, and for others, there is nothing to rate', async ({
    assert,
  }) => {
    const order = await givenPaidOrder()
    const visitor = await signedIn(await ownerOf(order))
    const early = await visitor.get(`/my/orders/${order.id}/rating`)
    assert.notInclude(early.text, 'name="stars"')
    const refused = await visitor.post(`/my/orders/${order.id}/rating`, { stars: '5' })
    assert.equal(refused.status, 422)
    const stranger = await signedIn(await givenCustomerUser())
    assert.include(await stranger.get(`/my/orders/${order.id}/rating`), { status: 404 })
    const staff = await signedIn(await givenStaff('service'))
    assert.include(await staff.get(`/my/orders/${order.id}/rating`), { status: 403 })
  })
})
