import '@japa/assert'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { actorOf } from '#app/identity/models/user'
import { ImportSheet } from '#app/orders/actions/import_sheet'
import { ReceiveSheet } from '#app/orders/actions/receive_sheet'
import Order from '#app/orders/models/order'
import OrderCheck from '#app/orders/models/order_check'
import OrderImportRow from '#app/orders/models/order_import_row'
import { newId } from '#app/platform/database/uuid'
import { fen } from '#app/platform/money/fen'
import { givenProduct } from '#tests/support/catalogue'
import { givenOrder, orderDraft } from '#tests/support/orders'
import { givenOwnCustomer } from '#tests/support/own_customer'
import { givenStaff, signedIn } from '#tests/support/people'
import { emptyTestDatabase } from '#tests/support/test_database'

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

async function findingsOf({ id }: Order): Promise<string[]> {
  const { verdicts } = await OrderCheck.query()
    .where('orderId', id)
    .orderBy('round', 'desc')
    .firstOrFail()
  return verdicts.flatMap((verdict) => (verdict.verdict === 'finding' ? verdict.reason : []))
}

async function givenDiscounted(discountFen: number): Promise<Order> {
  const product = await givenProduct({ price: '18.50' })
  const line = { sku: product.sku, quantity: '2', unitPriceInclTax: null }
  return givenOrder({
    product,
    draft: orderDraft(product, { lines: [{ ...line, discountFen: fen(discountFen) }] }),
  })
}

test.group('A discount on a line of an order', (group) => {
  group.each.setup(() => emptyTestDatabase())

  test('is typed at the desk, taken off to the fen and shown; a small one is no finding', async ({
    assert,
  }) => {
    const product = await givenProduct({ price: '18.50' })
    const visitor = await signedIn(await givenStaff('clerk'))
    await visitor.get('/desk/orders/new')
    const form = typedOrder(product.sku, { 'lines[0][discount]': '3.7' })
    const preview = await visitor.post('/desk/orders', { ...form, intent: 'preview' })
    assert.include(preview.text, '− 3.70')
    assert.include(preview.text, '33.30')
    const sent = await visitor.post('/desk/orders', form)
    const order = await Order.query().preload('lines').firstOrFail()
    assert.include(sent, { status: 303, location: `/desk/orders/${order.id}` })
    assert.equal(order.totalFen, 3330)
    assert.include(order.lines[0].serialize(), { discountFen: 370, totalFen: 3330 })
    assert.deepEqual(await findingsOf(order), [])
    const page = await visitor.get(`/desk/orders/${order.id}`)
    for (const amount of ['37.00', '−3.70', '33.30']) assert.include(page.text, amount)
  })

  test('{discount} is refused: {text}')
    .with([
      { discount: '-1', text: '第 2 行：优惠金额不正确。' },
      { discount: '1.005', text: '第 2 行：优惠金额超过两位小数。' },
      { discount: '37', text: '第 2 行：优惠不小于这一行的金额。' },
    ])
    .run(async ({ assert }, { discount, text }) => {
      const { sku } = await givenProduct({ price: '18.50' })
      const visitor = await signedIn(await givenStaff('clerk'))
      await visitor.get('/desk/orders/new')
      const form = typedOrder('', {
        'lines[0][quantity]': '',
        'lines[1][sku]': sku,
        'lines[1][quantity]': '2',
        'lines[1][discount]': discount,
      })
      const refused = await visitor.post('/desk/orders', form)
      assert.equal(refused.status, 422)
      assert.include(refused.text, 'href="#field-lines-1-discount"')
      assert.include(refused.text, text)
      assert.lengthOf(await Order.all(), 0)
    })

  test('above the share of the house it is found, and a reviewer approves it with a reason', async ({
    assert,
  }) => {
    const order = await givenDiscounted(371)
    assert.deepEqual(await findingsOf(order), ['discount_large'])
    const reviewer = await signedIn(await givenStaff('reviewer'))
    const path = `/desk/orders/${order.id}`
    const page = await reviewer.get(path)
    assert.include(page.text, '优惠 ¥3.71，超过原价 ¥37.00 的 10%')
    await reviewer.post(`${path}/review`, { decision: 'approved' })
    await order.refresh()
    assert.equal(order.state, 'in_review')
    await reviewer.post(`${path}/review`, { decision: 'approved', reason: '经理已同意' })
    await order.refresh()
    assert.equal(order.state, 'approved')
  })

  test('changes while the order is a draft, is kept in its history and checked anew', async ({
    assert,
  }) => {
    const order = await givenDiscounted(0)
    await db.from('orders').where('id', order.id).update({ state: 'draft' })
    const clerk = await signedIn(await givenStaff('clerk'))
    const path = `/desk/orders/${order.id}`
    const form = await clerk.get(`${path}/edit`)
    assert.include(form.text, 'name="lines[0][discount]"')
    const wrong = await clerk.post(path, { 'version': '1', 'lines[0][discount]': '37.00' })
    assert.equal(wrong.status, 422)
    assert.include(wrong.text, '第 1 行：优惠不小于这一行的金额。')
    const sent = await clerk.post(path, { 'version': '1', 'lines[0][discount]': '5' })
    assert.include(sent, { status: 303, location: path })
    await order.refresh()
    await order.load('lines')
    assert.equal(order.totalFen, 3200)
    assert.include(order.lines[0].serialize(), { discountFen: 500, totalFen: 3200 })
    const history = await clerk.get(`${path}/history`)
    assert.include(history.text, '第 1 行优惠')
    await clerk.post(`${path}/submission`)
    assert.deepEqual(await findingsOf(order), ['discount_large'])
  })

  test('stays once the order was submitted', async ({ assert }) => {
    const order = await givenDiscounted(100)
    const clerk = await signedIn(await givenStaff('clerk'))
    const path = `/desk/orders/${order.id}`
    const form = await clerk.get(`${path}/edit`)
    assert.notInclude(form.text, '[discount]')
    await clerk.post(path, { 'version': '1', 'lines[0][discount]': '5' })
    await order.refresh()
    assert.include(order.serialize(), { totalFen: 3600, version: 1 })
    const told = await clerk.get(`${path}/edit`)
    assert.include(told.text, '优惠不能再改')
  })

  test('is nothing that customers give themselves, but they see it', async ({ assert }) => {
    const user = await givenOwnCustomer()
    const { sku } = await givenProduct({ price: '18.50' })
    const visitor = await signedIn(user)
    await visitor.get('/my/orders/new')
    const refused = await visitor.post('/my/orders', typedOrder(sku, { 'lines[0][discount]': '1' }))
    assert.equal(refused.status, 422)
    assert.include(refused.text, '优惠由商家给予')
    await visitor.post('/my/orders', typedOrder(sku))
    const order = await Order.query().preload('lines').firstOrFail()
    const path = `/my/orders/${order.id}`
    await visitor.get(`${path}/edit`)
    const edited = await visitor.post(path, { 'version': '1', 'lines[0][discount]': '1' })
    assert.equal(edited.status, 422)
    assert.include(edited.text, '优惠由商家给予')
    await order.lines[0].merge({ discountFen: fen(200), totalFen: fen(3500) }).save()
    const page = await visitor.get(path)
    for (const amount of ['37.00', '−2.00']) assert.include(page.text, amount)
  })

  test('comes in an order sheet, in a column of its own; a too large one sends its order back', async ({
    assert,
  }) => {
    const { sku } = await givenProduct({ price: '18.50' })
    const author = await givenStaff('clerk')
    const to = '王芳,13812345678,湖北省武汉市洪山区珞喻路727号'
    const rows = [
      '外部单号,客户名称,手机号,收货地址,商品编码,数量,优惠金额',
      `D-1,${to},${sku},2,3.70`,
      `D-2,${to},${sku},2,`,
      `D-3,${to},${sku},2,37.00`,
    ]
    const { importId } = await new ReceiveSheet().handle({
      bytes: Buffer.from(rows.join('\n')),
      name: 'discounts.csv',
      mime: 'text/csv',
      by: actorOf(author),
      authorId: author.id,
    })
    await new ImportSheet().handle({ importId })
    const orders = await Order.query().orderBy('externalNumber')
    assert.deepEqual(
      orders.map(({ externalNumber, totalFen }) => [externalNumber, totalFen]),
      [
        ['D-1', 3330],
        ['D-2', 3700],
      ]
    )
    const refused = await OrderImportRow.query().where({ verdict: 'refused' })
    assert.deepEqual(
      refused.map(({ row, reasons }) => [row, reasons]),
      [[4, [{ column: '优惠金额', reason: 'discount_too_large' }]]]
    )
  })
})
