import '@japa/assert'
import { test } from '@japa/runner'
import { SaveCustomer } from '#app/customers/actions/save_customer'
import { actorOf } from '#app/identity/models/user'
import type User from '#app/identity/models/user'
import Order from '#app/orders/models/order'
import { newId } from '#app/platform/database/uuid'
import { givenProduct } from '#tests/support/catalogue'
import { givenOrder } from '#tests/support/orders'
import { givenCustomerUser, givenStaff, signedIn } from '#tests/support/people'
import { emptyTestDatabase } from '#tests/support/test_database'

/** An account that is a customer. */
async function givenCustomer(phone: string): Promise<User> {
  const user = await givenCustomerUser()
  const details = { name: '王芳', contactName: '王芳', phone, email: null, taxpayerId: null }
  const saved = await new SaveCustomer().handle({
    customerId: null,
    details,
    userId: user.id,
    by: actorOf(user),
  })
  if (!saved.ok) throw new Error(saved.failure.type)
  return user
}

function typedOrder(sku: string, change: Record<string, string> = {}): Record<string, string> {
  return {
    '_token_once': newId(),
    'address': '湖北省武汉市洪山区珞喻路727号',
    'invoiceKind': 'ordinary',
    'lines[0][sku]': sku,
    'lines[0][quantity]': '2',
    ...change,
  }
}

test.group('Own orders in the portal', (group) => {
  group.each.setup(() => emptyTestDatabase())

  test('a customer orders once per form, at the price of the catalogue, and sees where it stands', async ({
    assert,
  }) => {
    const product = await givenProduct({ price: '18.50' })
    const visitor = await signedIn(await givenCustomer('13812345678'))
    const form = await visitor.get('/my/orders/new')
    assert.equal(form.status, 200)
    assert.deepEqual(form.text.match(/translation missing[^<"]*/g) ?? [], [])
    assert.notInclude(form.text, 'lines[0][price]')

    const typed = typedOrder(product.sku, { 'lines[0][price]': '0.01' })
    await visitor.post('/my/orders', typed)
    const sent = await visitor.post('/my/orders', typed)
    const [order, ...others] = await Order.all()
    assert.lengthOf(others, 0)
    assert.include(order.serialize(), { state: 'in_review', totalFen: 3700, source: 'portal' })
    assert.include(sent, { status: 303, location: `/my/orders/${order.id}` })
    const page = await visitor.get(`/my/orders/${order.id}`)
    assert.include(page.text, '正在审核')
    assert.include(page.text, '洪山区珞喻路727号')
    assert.deepEqual(page.text.match(/translation missing[^<"]*/g) ?? [], [])
    const list = await visitor.get('/my/orders')
    assert.include(list.text, order.number)
  })

  test('a wrong form is shown again with what was typed', async ({ assert }) => {
    const product = await givenProduct()
    const visitor = await signedIn(await givenCustomer('13812345678'))
    await visitor.get('/my/orders/new')
    const refused = await visitor.post(
      '/my/orders',
      typedOrder(product.sku, { address: '某地', remark: '周末送' })
    )
    assert.equal(refused.status, 422)
    assert.include(refused.text, 'value="某地"')
    assert.include(refused.text, '周末送')
    assert.lengthOf(await Order.all(), 0)
  })

  test('an account that is no customer yet is led to its first address', async ({ assert }) => {
    const visitor = await signedIn(await givenCustomerUser())
    const page = await visitor.get('/my/orders/new')
    assert.include(page, { status: 303, location: '/my/addresses/new' })
    assert.include(await visitor.get('/my/orders'), { status: 200 })
  })

  test("another customer's order is not there, whatever is asked of it", async ({ assert }) => {
    const order = await givenOrder()
    const visitor = await signedIn(await givenCustomer('13900001111'))
    const path = `/my/orders/${order.id}`
    await visitor.get('/my/orders/new')
    for (const page of ['', '/edit'])
      assert.include(await visitor.get(path + page), { status: 404 })
    for (const act of ['', '/submission', '/cancellation']) {
      assert.include(await visitor.post(path + act, { reason: '不要了' }), { status: 404 })
    }
    const staff = await signedIn(await givenStaff('manager'))
    assert.include(await staff.get(path), { status: 403 })
  })

  test('an own order is edited and cancelled while it may be', async ({ assert }) => {
    const product = await givenProduct()
    const visitor = await signedIn(await givenCustomer('13812345678'))
    await visitor.get('/my/orders/new')
    await visitor.post('/my/orders', typedOrder(product.sku))
    const [order] = await Order.all()
    const path = `/my/orders/${order.id}`

    await visitor.get(`${path}/edit`)
    const edit = { version: '1', address: '湖北省武汉市武昌区中北路1号', remark: '放前台' }
    assert.include(await visitor.post(path, edit), { status: 303, location: path })
    const changed = await Order.findOrFail(order.id)
    assert.include(changed.details, { address: '湖北省武汉市武昌区中北路1号', remark: '放前台' })

    assert.include(await visitor.post(`${path}/cancellation`, { reason: '' }), { status: 303 })
    const page = await visitor.get(path)
    assert.include(page.text, '请写明理由')
    await order.refresh()
    assert.equal(order.state, 'in_review')
    await visitor.post(`${path}/cancellation`, { reason: '不需要了' })
    await order.refresh()
    assert.equal(order.state, 'cancelling')
    const late = await visitor.get(`${path}/edit`)
    assert.include(late, { status: 303, location: path })
  })
})
