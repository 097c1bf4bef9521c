import '@japa/assert'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import Customer from '#app/customers/models/customer'
import CustomerAddress from '#app/customers/models/customer_address'
import InvoiceTitle from '#app/customers/models/invoice_title'
import { givenStaff, signedIn } from '#tests/support/people'
import { emptyTestDatabase } from '#tests/support/test_database'
import type { Visitor } from '#tests/support/visitor'

const LIN = { name: '林晓', contactName: '林晓', phone: '13812345678', email: 'lin@example.com' }

async function givenCustomer(visitor: Visitor, typed: Record<string, string> = LIN) {
  await visitor.get('/desk/customers/new')
  const sent = await visitor.post('/desk/customers', typed)
  return { path: sent.location ?? '', status: sent.status, text: sent.text }
}

test.group('Customers at the desk', (group) => {
  group.each.setup(() => emptyTestDatabase())

  test('a clerk enters a customer, who is found by a piece of the name and shown masked', async ({
    assert,
  }) => {
    const clerk = await signedIn(await givenStaff('clerk'))
    const { path } = await givenCustomer(clerk)
    const list = await clerk.get(`/desk/customers?q=${encodeURIComponent('晓')}`)
    const whole = await clerk.get(`/desk/customers?q=${encodeURIComponent('林晓')}`)
    assert.equal(list.status, 200)
    assert.include(whole.text, path)
    const page = await clerk.get(path)
    assert.include(page.text, '林*')
    assert.include(page.text, '138****5678')
    assert.notInclude(page.text, '13812345678')
    assert.deepEqual(page.text.match(/translation missing[^<"]*/g) ?? [], [])
    assert.include(await clerk.get(`${path}/edit`), { status: 403 })
  })

  test('opening the masked fields shows them once and is written down', async ({ assert }) => {
    const service = await signedIn(await givenStaff('service'))
    const { path } = await givenCustomer(service)
    await service.post(`${path}/reveal`)
    const open = await service.get(path)
    assert.include(open.text, '13812345678')
    const again = await service.get(path)
    assert.notInclude(again.text, '13812345678')
    const looks = await db.from('audit_entries').where('action', 'customers.revealed')
    assert.lengthOf(looks, 1)
  })

  test('what is wrong is named at its field and keeps what was typed; the same customer is shown', async ({
    assert,
  }) => {
    const service = await signedIn(await givenStaff('service'))
    const { path } = await givenCustomer(service)
    const wrong = await givenCustomer(service, { ...LIN, name: '周强', phone: '123' })
    assert.equal(wrong.status, 422)
    assert.include(wrong.text, 'value="周强"')
    assert.include(wrong.text, '电话位数不对')
    const known = await givenCustomer(service)
    assert.equal(known.status, 422)
    assert.include(known.text, `href="${path}"`)
    assert.lengthOf(await Customer.all(), 1)
  })

  test('addresses and titles are added and changed, with their mistakes named', async ({
    assert,
  }) => {
    const service = await signedIn(await givenStaff('service'))
    const { path } = await givenCustomer(service)
    const address = { recipient: '林晓', phone: '13812345678', address: '武汉市洪山区珞喻路727号' }
    const wrong = await service.post(`${path}/addresses`, { ...address, address: '某地' })
    assert.equal(wrong.status, 422)
    assert.include(wrong.text, `action="${path}/addresses"`)
    assert.include(await service.post(`${path}/addresses`, address), { status: 303 })
    const title = { name: '武汉知音财税咨询有限公司', taxpayerId: '91420112MAP193H1BA' }
    const digit = await service.post(`${path}/titles`, title)
    assert.equal(digit.status, 422)
    assert.include(digit.text, '校验不通过')
    const good = { ...title, taxpayerId: '91420112MAP193H1BB' }
    assert.include(await service.post(`${path}/titles`, good), { status: 303 })
    const page = await service.get(path)
    assert.include(page.text, '湖北省武汉市洪山区****')
    assert.include(page.text, '武汉知音财税咨询有限公司')
  })

  test('a change is seen at once and stands in the log; orders of the customer are a click away', async ({
    assert,
  }) => {
    const service = await signedIn(await givenStaff('service'))
    const { path } = await givenCustomer(service)
    const form = await service.get(`${path}/edit`)
    assert.include(form.text, 'value="13812345678"')
    const sent = await service.post(path, { ...LIN, phone: '13900001111' })
    assert.include(sent, { status: 303, location: path })
    const page = await service.get(path)
    assert.include(page.text, '139****1111')
    const logged = await db.from('audit_entries').where('subject', 'customer').orderBy('id')
    assert.deepEqual(
      logged.map(({ action }) => action),
      ['customers.created', 'customers.revealed', 'customers.changed']
    )
    const [, link] = /href="(\/desk\/orders\?customer=[^"]+)"/.exec(page.text) ?? []
    const orders = await service.get(link)
    assert.equal(orders.status, 200)
    assert.include(orders.text, '只列出一位客户的订单')
  })

  test("an address or title is not there below another customer's page", async ({ assert }) => {
    const service = await signedIn(await givenStaff('service'))
    const { path } = await givenCustomer(service)
    const other = await givenCustomer(service, { ...LIN, name: '周强', phone: '13900001111' })
    const address = { recipient: '林晓', phone: '13812345678', address: '武汉市洪山区珞喻路727号' }
    await service.post(`${path}/addresses`, address)
    await service.post(`${path}/titles`, { name: '林晓' })
    const { id: addressId } = await CustomerAddress.firstOrFail()
    const { id: titleId } = await InvoiceTitle.firstOrFail()
    for (const [row, form] of [
      [`addresses/${addressId}`, address],
      [`titles/${titleId}`, { name: '林晓' }],
    ] as const) {
      assert.include(await service.get(`${path}/${row}`), { status: 200 })
      assert.include(await service.get(`${other.path}/${row}`), { status: 404 })
      assert.include(await service.post(`${other.path}/${row}`, form), { status: 404 })
    }
  })

  test('the warehouse sees no customers, and a reviewer changes none', async ({ assert }) => {
    const warehouse = await signedIn(await givenStaff('warehouse'))
    assert.include(await warehouse.get('/desk/customers'), { status: 403 })
    const reviewer = await signedIn(await givenStaff('reviewer'))
    assert.include(await reviewer.get('/desk/customers'), { status: 200 })
    assert.include(await reviewer.get('/desk/customers/new'), { status: 403 })
    assert.include(await reviewer.post('/desk/customers', LIN), { status: 403 })
  })
})
