import '@japa/assert'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import Order from '#app/orders/models/order'
import { emptyTestDatabase } from '#tests/support/test_database'
import { givenProduct } from '#tests/support/catalogue'
import { givenOrder, orderDraft } from '#tests/support/orders'
import { givenCustomerUser, givenStaff, signedIn } from '#tests/support/people'
import { Visitor } from '#tests/support/visitor'

async function orderWithFindings(): Promise<Order> {
  const product = await givenProduct({ minQuantity: '10' })
  return givenOrder({ product, draft: orderDraft(product, { quantity: '3' }) })
}

async function stateOf(order: Order): Promise<string> {
  const { state } = await Order.findOrFail(order.id)
  return state
}

test.group('The pages of reviews', (group) => {
  group.each.setup(() => emptyTestDatabase())

  test('the queue shows the longest waiting first and what the check found', async ({ assert }) => {
    const [first, second] = [await givenOrder(), await orderWithFindings()]
    const visitor = await signedIn(await givenStaff('reviewer'))
    const page = await visitor.get('/desk/reviews')

    assert.equal(page.status, 200)
    assert.isBelow(page.text.indexOf(first.number), page.text.indexOf(second.number))
    assert.include(page.text, '低于起订量 10，还差 7')
    const clean = await visitor.get('/desk/reviews?kind=clean')
    assert.notInclude(clean.text, second.number)
  })

  test('a batch approves the clean ones and names the others', async ({ assert }) => {
    const orders = [await givenOrder(), await givenOrder(), await orderWithFindings()]
    const visitor = await signedIn(await givenStaff('reviewer'))
    await visitor.get('/desk/reviews')
    const ids = orders.map(({ id }) => id)
    const sent = await visitor.post('/desk/reviews/batch', { 'ids[]': ids })
    assert.include(sent, { status: 303, location: '/desk/reviews' })
    const page = await visitor.get('/desk/reviews')

    assert.include(page.text, '已通过 2 个订单（共选 3 个）')
    assert.include(page.text, orders[2].number)
    assert.deepEqual(await Promise.all(orders.map(stateOf)), ['approved', 'approved', 'in_review'])
  })

  test('findings are approved with a reason that is kept sealed; a second decision comes too late', async ({
    assert,
  }) => {
    const order = await orderWithFindings()
    const visitor = await signedIn(await givenStaff('reviewer'))
    await visitor.get('/desk/reviews')
    const path = `/desk/orders/${order.id}/review`
    await visitor.post(path, { decision: 'approved' })
    assert.equal(await stateOf(order), 'in_review')

    const sent = await visitor.post(path, { decision: 'approved', reason: '客户已同意' })
    assert.include(sent, { status: 303, location: `/desk/orders/${order.id}` })
    assert.equal(await stateOf(order), 'approved')
    await visitor.post(path, { decision: 'rejected', reason: '来不及了' })
    assert.equal(await stateOf(order), 'approved')
    const kept = await db.from('order_reviews').where('order_id', order.id)
    assert.lengthOf(kept, 1)
    assert.notInclude(kept[0].reason.toString('utf8'), '客户已同意')
  })

  test('nobody reviews what they entered themselves', async ({ assert }) => {
    const author = await givenStaff('manager')
    const order = await givenOrder({ author })
    const visitor = await signedIn(author)
    await visitor.get('/desk/reviews')
    await visitor.post(`/desk/orders/${order.id}/review`, { decision: 'approved' })
    assert.equal(await stateOf(order), 'in_review')
  })

  test('guests sign in first; clerks and customers are refused; a wrong decision is none', async ({
    assert,
  }) => {
    const order = await givenOrder()
    const path = `/desk/orders/${order.id}/review`
    assert.include(await new Visitor().get('/desk/reviews'), { status: 303, location: '/login' })
    for (const person of [await givenStaff('clerk'), await givenCustomerUser()]) {
      const visitor = await signedIn(person)
      assert.include(await visitor.get('/desk/reviews'), { status: 403 })
      assert.include(await visitor.post(path, { decision: 'approved' }), { status: 403 })
    }
    const reviewer = await signedIn(await givenStaff('reviewer'))
    await reviewer.get('/desk/reviews')
    await reviewer.post(path, { decision: 'perhaps' })
    assert.equal(await stateOf(order), 'in_review')
  })
})
