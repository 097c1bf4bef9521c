import '@japa/assert'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { emptyTestDatabase } from '#tests/support/test_database'
import { givenProduct } from '#tests/support/catalogue'
import { givenApprovedOrder, givenOrder, orderDraft } from '#tests/support/orders'
import { givenCustomerUser, givenStaff, signedIn } from '#tests/support/people'
import { Visitor } from '#tests/support/visitor'

test.group('The pages of orders at the desk', (group) => {
  group.each.setup(() => emptyTestDatabase())

  test('the list counts by status, filters, and finds pieces of encrypted fields', async ({
    assert,
  }) => {
    const product = await givenProduct()
    const waiting = await givenOrder({ product })
    const approved = await givenApprovedOrder({
      product,
      draft: orderDraft(product, { name: '武汉东湖示例有限公司', phone: '13900001111' }),
    })
    const visitor = await signedIn(await givenStaff('clerk'))
    const all = await visitor.get('/desk/orders')
    assert.equal(all.status, 200)
    assert.include(all.text, '共 2 条')
    assert.include(all.text, '王*')
    assert.notInclude(all.text, '王芳')

    const unpaid = await visitor.get('/desk/orders?status=awaiting_payment')
    assert.include(unpaid.text, approved.number)
    assert.notInclude(unpaid.text, waiting.number)
    for (const [text, found] of [
      ['东湖', approved],
      ['13900001111', approved],
      [waiting.number, waiting],
      ['芳', null],
    ] as const) {
      const page = await visitor.get(`/desk/orders?q=${encodeURIComponent(text)}`)
      const isShown = (order: { id: string }) => page.text.includes(`data-row="${order.id}"`)
      assert.deepEqual([waiting, approved].filter(isShown), found ? [found] : [], text)
    }
  })

  test('the page of an order masks people and opens them with a record', async ({ assert }) => {
    const order = await givenApprovedOrder()
    const path = `/desk/orders/${order.id}`
    const visitor = await signedIn(await givenStaff('service'))
    const page = await visitor.get(path)
    assert.equal(page.status, 200)
    assert.include(page.text, '138****5678')
    assert.notInclude(page.text, '13812345678')
    assert.deepEqual(page.text.match(/translation missing[^<"]*/g) ?? [], [])

    assert.include(await visitor.post(`${path}/reveal`), { status: 303, location: path })
    const open = await visitor.get(path)
    assert.include(open.text, '13812345678')
    const again = await visitor.get(path)
    assert.notInclude(again.text, '13812345678')
    const records = await db.from('audit_entries').where('action', 'orders.revealed')
    assert.deepEqual(
      records.map(({ subject_id: id }) => id),
      [order.id]
    )
  })

  test('guests sign in first; the warehouse and customers do not see orders; clerks do not reveal', async ({
    assert,
  }) => {
    const order = await givenOrder()
    const path = `/desk/orders/${order.id}`
    assert.include(await new Visitor().get(path), { status: 303, location: '/login' })
    for (const person of [await givenStaff('warehouse'), await givenCustomerUser()]) {
      const visitor = await signedIn(person)
      assert.include(await visitor.get(path), { status: 403 })
      assert.include(await visitor.get('/desk/orders'), { status: 403 })
    }
    const clerk = await signedIn(await givenStaff('clerk'))
    await clerk.get(path)
    assert.include(await clerk.post(`${path}/reveal`), { status: 403 })
    assert.include(await clerk.get('/desk/orders/01890000-0000-7000-8000-000000000000'), {
      status: 404,
    })
  })
})
