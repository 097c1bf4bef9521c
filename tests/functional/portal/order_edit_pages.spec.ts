import '@japa/assert'
import { test } from '@japa/runner'
import { SaveAddress } from '#app/customers/actions/save_address'
import Customer from '#app/customers/models/customer'
import { actorOf } from '#app/identity/models/user'
import Order from '#app/orders/models/order'
import { newId } from '#app/platform/database/uuid'
import { givenProduct } from '#tests/support/catalogue'
import { givenOwnCustomer } from '#tests/support/own_customer'
import { signedIn } from '#tests/support/people'
import { emptyTestDatabase } from '#tests/support/test_database'

async function givenOwnOrder() {
  const user = await givenOwnCustomer()
  const { sku } = await givenProduct()
  const visitor = await signedIn(user)
  await visitor.get('/my/orders/new')
  await visitor.post('/my/orders', {
    '_token_once': newId(),
    'address': '湖北省武汉市洪山区珞喻路727号',
    'invoiceKind': 'ordinary',
    'lines[0][sku]': sku,
    'lines[0][quantity]': '2',
  })
  const order = await Order.firstOrFail()
  return { user, visitor, order, path: `/my/orders/${order.id}` }
}

test.group('Changing an order in the portal', (group) => {
  group.each.setup(() => emptyTestDatabase())

  test('a saved address takes the place of the old one', async ({ assert }) => {
    const { user, visitor, order, path } = await givenOwnOrder()
    const customer = await Customer.findByOrFail({ userId: user.id })
    const details = {
      recipient: '李雷',
      phone: '13900001111',
      address: '湖北省武汉市武昌区中北路1号',
    }
    const saved = await new SaveAddress().handle({
      customerId: customer.id,
      addressId: null,
      details,
      isDefault: false,
      by: actorOf(user),
    })
    const page = await visitor.get(`${path}/edit`)
    assert.include(page.text, 'value="湖北省武汉市洪山区珞喻路727号"')
    assert.deepEqual(page.text.match(/translation missing[^<"]*/g) ?? [], [])
    if (!saved.ok) throw new Error(saved.failure.type)
    assert.include(page.text, saved.value.id)
    const form = { version: '1', addressId: saved.value.id, remark: '放前台' }
    const sent = await visitor.post(path, { ...form, address: order.details.address })
    assert.include(sent, { status: 303, location: path })
    const changed = await Order.findOrFail(order.id)
    assert.include(changed.details, { ...details, remark: '放前台' })
  })

  test('a pasted line fills the fields and changes nothing yet', async ({ assert }) => {
    const { visitor, order, path } = await givenOwnOrder()
    await visitor.get(`${path}/edit`)
    const pasted = '李雷 13900001111 武汉市武昌区中北路1号'
    const shown = await visitor.post(path, { version: '1', intent: 'parse', pasted })
    assert.equal(shown.status, 422)
    assert.include(shown.text, 'value="湖北省武汉市武昌区中北路1号"')
    const same = await Order.findOrFail(order.id)
    assert.equal(same.version, 1)
  })
})
