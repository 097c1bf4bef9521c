import '@japa/assert'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type User from '#app/identity/models/user'
import { ReviewOrder } from '#app/orders/actions/review_order'
import type Order from '#app/orders/models/order'
import { SYSTEM } from '#app/platform/actor'
import { givenCompletedOrder, givenPaidOrder } from '#tests/support/invoices'
import { givenApprovedOrder, givenOrder } from '#tests/support/orders'
import { givenCustomerUser, signedIn } from '#tests/support/people'
import { emptyTestDatabase } from '#tests/support/test_database'

async function ownerOf(order: Order): Promise<User> {
  const user = await givenCustomerUser()
  await db.from('customers').where('id', order.customerId).update({ user_id: user.id })
  return user
}

async function pageOf(order: Order) {
  const visitor = await signedIn(await ownerOf(order))
  return visitor.get(`/my/orders/${order.id}`)
}

test.group('The page of an order for its customer', (group) => {
  group.each.setup(() => emptyTestDatabase())

  test('one act stands in front, as the order goes on', async ({ assert }) => {
    const reviewed = await givenOrder()
    const waiting = await pageOf(reviewed)
    assert.include(waiting.text, '正在审核')
    assert.notInclude(waiting.text, 'btn-primary')

    const approved = await pageOf(await givenApprovedOrder())
    assert.include(approved.text, '请付款')
    assert.match(approved.text, /btn-primary"[^>]*href="\/my\/orders\/[^"]+\/payment"/)

    const paid = await pageOf(await givenPaidOrder())
    assert.include(paid.text, '已收款，正在备货')
    assert.include(paid.text, '/edit"')

    const completed = await givenCompletedOrder()
    const done = await pageOf(completed)
    assert.include(done.text, `/my/orders/new?again=${completed.id}`)
    assert.notInclude(done.text, '/edit"')
    for (const page of [waiting, approved, paid, done])
      assert.deepEqual(page.text.match(/translation missing[^<"]*/g) ?? [], [])
  })

  test('a rejected order says why and leads to its changes', async ({ assert }) => {
    const order = await givenOrder()
    const decision = { decision: 'rejected' as const, reason: '地址不完整', by: SYSTEM }
    await new ReviewOrder().handle({ orderId: order.id, ...decision })
    const page = await pageOf(order)
    assert.include(page.text, '地址不完整')
    assert.match(page.text, /btn-primary"[^>]*href="\/my\/orders\/[^"]+\/edit"/)
    assert.include(page.text, `action="/my/orders/${order.id}/submission"`)
  })
})
