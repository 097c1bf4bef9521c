import '@japa/assert'
import { test } from '@japa/runner'
import { newId } from '#app/platform/database/uuid'
import Order from '#app/orders/models/order'
import { emptyTestDatabase } from '#tests/support/test_database'
import { givenProduct } from '#tests/support/catalogue'
import { givenOrder } from '#tests/support/orders'
import { givenCustomerUser, givenStaff, signedIn } from '#tests/support/people'
import { Visitor } from '#tests/support/visitor'

function typedOrder(sku: string, change: Record<string, string> = {}): Record<string, string> {
  return {
    '_token_once': newId(),
    'customerName': '王芳',
    'phone': '13812345678',
    'address': '湖北省武汉市洪山区珞喻路727号',
    'invoiceKind': 'ordinary',
    'lines[0][sku]': sku,
    'lines[0][quantity]': '2',
    ...change,
  }
}

test.group('Entering an order at the desk', (group) => {
  group.each.setup(() => emptyTestDatabase())

  test('a good form becomes an order in review, sent twice still one', async ({ assert }) => {
    const product = await givenProduct({ price: '18.50' })
    const visitor = await signedIn(await givenStaff('clerk'))
    const page = await visitor.get('/desk/orders/new')
    assert.equal(page.status, 200)
    assert.deepEqual(page.text.match(/translation missing[^<"]*/g) ?? [], [])

    const form = typedOrder(product.sku)
    const [first, second] = await Promise.all([
      visitor.post('/desk/orders', form),
      visitor.post('/desk/orders', form),
    ])
    const [order, ...others] = await Order.all()
    assert.lengthOf(others, 0)
    assert.include(order.serialize(), { state: 'in_review', totalFen: 3700, source: 'desk' })
    for (const sent of [first, second])
      assert.include(sent, { status: 303, location: `/desk/orders/${order.id}` })
  })

  test('the buttons that only show the form again keep what was typed and write nothing', async ({
    assert,
  }) => {
    const product = await givenProduct({ price: '18.50' })
    const visitor = await signedIn(await givenStaff('clerk'))
    await visitor.get('/desk/orders/new')
    const pasted = '李雷 13900001111 武汉市武昌区中北路1号'
    const parsed = await visitor.post(
      '/desk/orders',
      typedOrder(product.sku, { intent: 'parse', pasted, address: '' })
    )
    assert.equal(parsed.status, 422)
    assert.include(parsed.text, 'value="湖北省武汉市武昌区中北路1号"')
    assert.include(parsed.text, 'value="李雷"')
    const preview = await visitor.post(
      '/desk/orders',
      typedOrder(product.sku, { intent: 'preview' })
    )
    assert.include(preview.text, '37.00')
    const more = await visitor.post('/desk/orders', typedOrder(product.sku, { intent: 'more' }))
    assert.include(more.text, 'name="lines[5][sku]"')
    assert.lengthOf(await Order.all(), 0)
  })

  test('an order has as many lines as its form may have', async ({ assert }) => {
    const skus = await Promise.all(Array.from({ length: 40 }, () => givenProduct()))
    const visitor = await signedIn(await givenStaff('clerk'))
    await visitor.get('/desk/orders/new')
    const lines = skus.flatMap(({ sku }, row) => [
      [`lines[${row}][sku]`, sku],
      [`lines[${row}][quantity]`, '1'],
    ])
    const typed = typedOrder(skus[0].sku, Object.fromEntries(lines))
    const sent = await visitor.post('/desk/orders', typed)
    assert.equal(sent.status, 303)
    const order = await Order.query().preload('lines').firstOrFail()
    assert.lengthOf(order.lines, 40)
  })

  test('every fault is named at its field, an unknown SKU too', async ({ assert }) => {
    const visitor = await signedIn(await givenStaff('clerk'))
    await visitor.get('/desk/orders/new')
    const wrong = await visitor.post('/desk/orders', typedOrder('NO-SUCH', { phone: '123' }))
    assert.equal(wrong.status, 422)
    assert.include(wrong.text, 'href="#field-phone"')
    const unknown = await visitor.post('/desk/orders', typedOrder('NO-SUCH'))
    assert.equal(unknown.status, 422)
    assert.include(unknown.text, 'href="#field-lines-0-sku"')
    assert.lengthOf(await Order.all(), 0)
  })

  test('a known customer is found, chosen and ordered for without seeing the full data', async ({
    assert,
  }) => {
    const product = await givenProduct()
    const known = await givenOrder({ product })
    await known.load('customer', (customer) => void customer.preload('addresses'))
    const visitor = await signedIn(await givenStaff('clerk'))
    const found = await visitor.get(`/desk/orders/new?find=${encodeURIComponent('王芳')}`)
    assert.include(found.text, `/desk/orders/new?customer=${known.customerId}`)
    const chosen = await visitor.get(`/desk/orders/new?customer=${known.customerId}`)
    assert.notInclude(chosen.text, '珞喻路')

    const sent = await visitor.post('/desk/orders', {
      '_token_once': newId(),
      'customerId': known.customerId,
      'addressId': known.customer.addresses[0].id,
      'invoiceKind': 'none',
      'lines[0][sku]': product.sku,
      'lines[0][quantity]': '7',
      'intent': 'draft',
    })
    assert.equal(sent.status, 303)
    const order = await Order.query().where('state', 'draft').firstOrFail()
    assert.equal(order.customerId, known.customerId)
    assert.include(order.details.address, '珞喻路727号')
  })

  test('guests sign in first; reviewers and customers are refused', async ({ assert }) => {
    const guest = await new Visitor().get('/desk/orders/new')
    assert.include(guest, { status: 303, location: '/login' })
    for (const person of [await givenStaff('reviewer'), await givenCustomerUser()]) {
      const visitor = await signedIn(person)
      assert.include(await visitor.get('/desk/orders/new'), { status: 403 })
      assert.include(await visitor.post('/desk/orders', typedOrder('A')), { status: 403 })
    }
  })
})
