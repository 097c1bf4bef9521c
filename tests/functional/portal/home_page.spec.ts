import '@japa/assert'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { SYSTEM } from '#app/platform/actor'
import { RateOrder } from '#app/service/actions/rate_order'
import { givenProduct } from '#tests/support/catalogue'
import { givenCompletedOrder } from '#tests/support/invoices'
import { givenApprovedOrder, givenOrder, orderDraft } from '#tests/support/orders'
import { givenCustomerUser, givenStaff, signedIn } from '#tests/support/people'
import { emptyTestDatabase } from '#tests/support/test_database'
import { Visitor } from '#tests/support/visitor'

test.group('The home of customers', (group) => {
  group.each.setup(() => emptyTestDatabase())

  test('it tells what needs them, each with its act, and offers the last orders again', async ({
    assert,
  }) => {
    const [completed, toPay] = [await givenCompletedOrder(), await givenApprovedOrder()]
    const user = await givenCustomerUser()
    const product = await givenProduct()
    const draft = orderDraft(product, { name: '李雷', phone: '13900001111' })
    const stranger = await givenOrder({ product, draft })
    await db.from('orders').where('id', toPay.id).update({ customer_id: completed.customerId })
    await db.from('customers').where('id', completed.customerId).update({ user_id: user.id })
    const visitor = await signedIn(user)
    const page = await visitor.get('/my')
    assert.equal(page.status, 200)
    assert.deepEqual(page.text.match(/translation missing[^<"]*/g) ?? [], [])
    assert.include(page.text, `/my/orders/${toPay.id}/payment`)
    assert.include(page.text, `/my/orders/${completed.id}/rating`)
    assert.include(page.text, `/my/orders/new?again=${completed.id}`)
    assert.match(page.text, /href="\/my" aria-current="page"/)
    assert.notInclude(page.text, stranger.number)

    const rating = { orderId: completed.id, stars: 5, comment: null, by: SYSTEM }
    await new RateOrder().handle(rating)
    const later = await visitor.get('/my')
    assert.notInclude(later.text, `/my/orders/${completed.id}/rating`)
  })

  test('a new account is led to its first address', async ({ assert }) => {
    const visitor = await signedIn(await givenCustomerUser())
    const page = await visitor.get('/my')
    assert.equal(page.status, 200)
    assert.include(page.text, '/my/addresses/new')
    assert.include(page.text, '/my/catalogue')
  })

  test('guests sign in first, and staff have their own', async ({ assert }) => {
    assert.include(await new Visitor().get('/my'), { status: 303, location: '/login' })
    const staff = await signedIn(await givenStaff('manager'))
    assert.include(await staff.get('/my'), { status: 403 })
  })
})
