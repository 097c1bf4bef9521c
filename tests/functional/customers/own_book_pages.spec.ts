import '@japa/assert'
import { test } from '@japa/runner'
import CustomerAddress from '#app/customers/models/customer_address'
import InvoiceTitle from '#app/customers/models/invoice_title'
import { givenCustomerUser, givenStaff, signedIn } from '#tests/support/people'
import { emptyTestDatabase } from '#tests/support/test_database'
import type { Visitor } from '#tests/support/visitor'

const HOME = { recipient: '王芳', phone: '13812345678', address: '武汉市洪山区珞喻路727号' }
const WORK = { recipient: '王芳', phone: '13812345678', address: '武汉市武昌区中北路1号' }

async function givenAddresses(visitor: Visitor): Promise<CustomerAddress[]> {
  for (const address of [HOME, WORK]) {
    await visitor.get('/my/addresses/new')
    await visitor.post('/my/addresses', address)
  }
  return CustomerAddress.query().orderBy('createdAt')
}

test.group("A customer's own addresses and titles", (group) => {
  group.each.setup(() => emptyTestDatabase())

  test('the first address makes an account a customer; another one can become the default', async ({
    assert,
  }) => {
    const visitor = await signedIn(await givenCustomerUser())
    const first = await visitor.get('/my/titles/new')
    assert.include(first, { status: 303, location: '/my/addresses/new' })
    const [home, work] = await givenAddresses(visitor)
    assert.deepEqual([home.isDefault, work.isDefault], [true, false])
    await visitor.get('/my/addresses')
    await visitor.post(`/my/addresses/${work.id}/default`)
    await Promise.all([home.refresh(), work.refresh()])
    assert.deepEqual([home.isDefault, work.isDefault], [false, true])
    await visitor.post(`/my/addresses/${home.id}/removal`)
    const list = await visitor.get('/my/addresses')
    assert.include(list.text, '中北路1号')
    assert.notInclude(list.text, '珞喻路727号')
    assert.deepEqual(list.text.match(/translation missing[^<"]*/g) ?? [], [])
  })

  test('a pasted line fills the fields and saves nothing', async ({ assert }) => {
    const visitor = await signedIn(await givenCustomerUser())
    await visitor.get('/my/addresses/new')
    const pasted = '李雷 13900001111 武汉市武昌区中北路1号'
    const shown = await visitor.post('/my/addresses', { intent: 'parse', pasted })
    assert.equal(shown.status, 422)
    assert.deepEqual(shown.text.match(/translation missing[^<"]*/g) ?? [], [])
    assert.include(shown.text, 'value="李雷"')
    assert.lengthOf(await CustomerAddress.all(), 0)
  })

  test('a title is kept, and a wrong taxpayer id is named', async ({ assert }) => {
    const visitor = await signedIn(await givenCustomerUser())
    await givenAddresses(visitor)
    await visitor.get('/my/titles/new')
    const title = { name: '武汉知音财税咨询有限公司', taxpayerId: '91420112MAP193H1BA' }
    const wrong = await visitor.post('/my/titles', title)
    assert.equal(wrong.status, 422)
    assert.include(wrong.text, '校验不通过')
    await visitor.post('/my/titles', { ...title, taxpayerId: '91420112MAP193H1BB' })
    const list = await visitor.get('/my/titles')
    assert.include(list.text, '91420112MAP193H1BB')
    assert.lengthOf(await InvoiceTitle.all(), 1)
  })

  test('who is known already by name and phone is not taken over by a new account', async ({
    assert,
  }) => {
    const owner = await signedIn(await givenCustomerUser())
    await givenAddresses(owner)
    const other = await signedIn(await givenCustomerUser())
    await other.get('/my/addresses/new')
    const refused = await other.post('/my/addresses', HOME)
    assert.equal(refused.status, 422)
    assert.include(refused.text, '请联系客服为您关联账号')
    assert.include(refused.text, 'value="武汉市洪山区珞喻路727号"')
    assert.lengthOf(await CustomerAddress.all(), 2)
  })

  test("another customer's title is not there", async ({ assert }) => {
    const owner = await signedIn(await givenCustomerUser())
    await givenAddresses(owner)
    await owner.post('/my/titles', { name: '王芳' })
    const title = await InvoiceTitle.firstOrFail()
    const other = await signedIn(await givenCustomerUser())
    await other.get('/my/addresses/new')
    await other.post('/my/addresses', { ...HOME, phone: '13900001111', recipient: '李雷' })
    await other.get('/my/titles')
    for (const act of ['', '/default', '/removal']) {
      const answer = await other.post(`/my/titles/${title.id}${act}`, { name: '李雷' })
      assert.include(answer, { status: 404 })
    }
    assert.include(await other.get(`/my/titles/${title.id}`), { status: 404 })
    await title.refresh()
    assert.equal(title.details.name, '王芳')
  })

  test("another customer's address is not there, and staff have no book", async ({ assert }) => {
    const owner = await signedIn(await givenCustomerUser())
    const [home] = await givenAddresses(owner)
    const other = await signedIn(await givenCustomerUser())
    await other.get('/my/addresses/new')
    await other.post('/my/addresses', { ...HOME, phone: '13900001111', recipient: '李雷' })
    await other.get('/my/addresses')
    for (const act of ['', '/default', '/removal']) {
      assert.include(await other.post(`/my/addresses/${home.id}${act}`, WORK), { status: 404 })
    }
    assert.include(await other.get(`/my/addresses/${home.id}`), { status: 404 })
    const staff = await signedIn(await givenStaff('manager'))
    assert.include(await staff.get('/my/addresses'), { status: 403 })
  })
})
