import '@japa/assert'
import { test } from '@japa/runner'
import Product from '#app/catalog/models/product'
import Order from '#app/orders/models/order'
import { newId } from '#app/platform/database/uuid'
import { givenProduct } from '#tests/support/catalogue'
import { givenOwnCustomer } from '#tests/support/own_customer'
import { givenCustomerUser, signedIn } from '#tests/support/people'
import { emptyTestDatabase } from '#tests/support/test_database'

const COMPANY = '武汉楚天示例商贸有限公司'

function typed(sku: string, change: Record<string, string> = {}): Record<string, string> {
  return {
    '_token_once': newId(),
    'address': '湖北省武汉市洪山区珞喻路727号',
    'invoiceKind': 'ordinary',
    'lines[0][sku]': sku,
    'lines[0][quantity]': '2',
    ...change,
  }
}

const hidden = (text: string, name: string) =>
  new RegExp(
    `type="hidden" name="${name.replace(/[[\]]/g, String.raw`\$&`)}" value="([^"]*)"`
  ).exec(text)?.[1]

test.group('The order form of customers', (group) => {
  group.each.setup(() => emptyTestDatabase())

  test('a product of the catalogue is in the form already', async ({ assert }) => {
    const product = await givenProduct({ minQuantity: '50' })
    const visitor = await signedIn(await givenOwnCustomer())
    const form = await visitor.get(`/my/orders/new?sku=${product.sku}`)
    assert.match(form.text, new RegExp(`<option value="${product.sku}" selected`))
    assert.include(form.text, 'value="50"')
    const unknown = await visitor.get('/my/orders/new?sku=NO-SUCH')
    assert.equal(unknown.status, 200)
  })

  test('the price and the tax in it are told while the form is typed', async ({ assert }) => {
    const product = await givenProduct({ price: '109.00', rate: '0.09', minQuantity: '10' })
    const visitor = await signedIn(await givenOwnCustomer())
    const query = new URLSearchParams({ 'lines[0][sku]': product.sku, 'lines[0][quantity]': '2' })
    const quote = await visitor.get(`/my/orders/quote?${query}`)
    assert.equal(quote.status, 200)
    assert.include(quote.text, '218.00')
    assert.include(quote.text, '其中税额 ¥18.00')
    assert.include(quote.text, '低于起订量 10')
    const empty = await visitor.get('/my/orders/quote?lines[0][sku]=&lines=x')
    assert.equal(empty.status, 200)
    const page = await visitor.get('/my/orders/new')
    assert.equal(page.status, 200)
    const counted = await visitor.post('/my/orders', typed(product.sku, { intent: 'preview' }))
    assert.include(counted.text, '其中税额 ¥18.00')
  })

  test('the answers are checked before the order is sent, and can be changed', async ({
    assert,
  }) => {
    const product = await givenProduct({ price: '18.50' })
    const visitor = await signedIn(await givenOwnCustomer())
    await visitor.get('/my/orders/new')
    const form = typed(product.sku, { intent: 'check', remark: '周末送' })
    const check = await visitor.post('/my/orders', form)
    assert.equal(check.status, 200)
    assert.include(check.text, '提交订单（¥37.00）')
    assert.include(check.text, '洪山区珞喻路727号')
    assert.equal(hidden(check.text, 'lines[0][sku]'), product.sku)
    assert.equal(hidden(check.text, 'remark'), '周末送')
    assert.lengthOf(await Order.all(), 0)

    const changed = await visitor.post('/my/orders', { ...form, intent: 'change' })
    assert.include(changed.text, '周末送')
    assert.include(changed.text, 'value="湖北省武汉市洪山区珞喻路727号"')
    const checkedTotal = hidden(check.text, 'checkedTotal') ?? ''
    const placed = await visitor.post('/my/orders', { ...form, intent: 'place', checkedTotal })
    assert.equal(placed.status, 303)
    assert.lengthOf(await Order.all(), 1)
  })

  test('a price that changed after the check is shown before anything is ordered', async ({
    assert,
  }) => {
    const product = await givenProduct({ price: '18.50' })
    const visitor = await signedIn(await givenOwnCustomer())
    await visitor.get('/my/orders/new')
    await Product.query().where('id', product.id).update({ unitPriceInclTax: '20.00' })
    const place = typed(product.sku, { intent: 'place', checkedTotal: '3700' })
    const again = await visitor.post('/my/orders', place)
    assert.equal(again.status, 422)
    assert.include(again.text, '价格有变动')
    assert.include(again.text, '提交订单（¥40.00）')
    assert.lengthOf(await Order.all(), 0)
  })

  test('the form asks for what the invoice lacks, at the field and with the reason', async ({
    assert,
  }) => {
    const product = await givenProduct()
    const visitor = await signedIn(await givenOwnCustomer())
    await visitor.get('/my/orders/new')
    const company = { titleName: COMPANY, intent: 'check' }
    const ordinary = await visitor.post('/my/orders', typed(product.sku, company))
    assert.equal(ordinary.status, 422)
    assert.include(ordinary.text, 'href="#field-taxpayerId"')
    assert.include(ordinary.text, '单位抬头须填写纳税人识别号')

    const special = { ...company, invoiceKind: 'vat_special', taxpayerId: '91420106MADEMB003M' }
    const lacking = await visitor.post('/my/orders', typed(product.sku, special))
    for (const field of ['titleAddress', 'titlePhone', 'bankName', 'bankAccount'])
      assert.include(lacking.text, `href="#field-${field}"`)
    const whole = await visitor.post(
      '/my/orders',
      typed(product.sku, {
        ...special,
        titleAddress: '武汉市洪山区示例路1号',
        titlePhone: '027-87654321',
        bankName: '示例银行武汉分行',
        bankAccount: '4200123456789',
      })
    )
    assert.include(whole.text, '核对订单')
    const draft = await visitor.post(
      '/my/orders',
      typed(product.sku, { ...company, intent: 'draft' })
    )
    assert.equal(draft.status, 303)
  })

  test('a pasted line fills the address, and the saved one is left', async ({ assert }) => {
    const product = await givenProduct()
    const visitor = await signedIn(await givenOwnCustomer())
    await visitor.get('/my/orders/new')
    const pasted = '李雷 13900001111 武汉市武昌区中北路1号'
    const form = typed(product.sku, { intent: 'parse', pasted, address: '', addressId: newId() })
    const parsed = await visitor.post('/my/orders', form)
    assert.include(parsed.text, 'value="湖北省武汉市武昌区中北路1号"')
    assert.include(parsed.text, 'value="李雷"')
  })

  test('an earlier order is ordered again, but only an own one', async ({ assert }) => {
    const [kept, gone] = [await givenProduct(), await givenProduct()]
    const visitor = await signedIn(await givenOwnCustomer())
    await visitor.get('/my/orders/new')
    const lines = { 'lines[1][sku]': gone.sku, 'lines[1][quantity]': '3' }
    await visitor.post('/my/orders', typed(kept.sku, lines))
    await Product.query().where('id', gone.id).update({ isActive: false })
    const order = await Order.firstOrFail()
    const again = await visitor.get(`/my/orders/new?again=${order.id}`)
    assert.match(again.text, new RegExp(`<option value="${kept.sku}" selected`))
    assert.notInclude(again.text, gone.sku)
    const other = await signedIn(await givenOwnCustomer({ phone: '13900001111' }))
    assert.include(await other.get(`/my/orders/new?again=${order.id}`), { status: 404 })
    const nobody = await signedIn(await givenCustomerUser())
    assert.include(await nobody.get('/my/orders/new'), { status: 303 })
  })
})
