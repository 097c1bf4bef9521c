import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { parseHeaderFileName } from '#tests/support/file_names'
import { IssueInvoice } from '#app/invoices/actions/issue_invoice'
import Invoice from '#app/invoices/models/invoice'
import { renderingPool } from '#app/invoices/rendering'
import type User from '#app/identity/models/user'
import { SYSTEM } from '#app/platform/actor'
import { formatYuan } from '#app/platform/money/fen'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import {
  givenCompletedOrder,
  givenDraft,
  givenPaidOrder,
  invoicesOf,
} from '#tests/support/invoices'
import { givenCustomerUser, givenStaff } from '#tests/support/people'

const COMPANY = '湖北长江智造科技股份有限公司'

async function givenIssued(title = COMPANY): Promise<Invoice> {
  const order = await givenCompletedOrder({ title })
  await drainOutbox()
  const [invoice] = await invoicesOf(order)
  return invoice
}

test.group('pages of invoices', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => clearOutbox())
  group.teardown(() => renderingPool.close())

  test('guests sign in first, and staff without the right are refused', async ({ client }) => {
    const guest = await client.get('/desk/invoices').redirects(0)
    guest.assertStatus(303)
    guest.assertHeader('location', '/login')
    const warehouse = await givenStaff('warehouse')
    const refused = await client.get('/desk/invoices').loginAs(warehouse)
    refused.assertStatus(403)
    const clerk = await givenStaff('clerk')
    const draft = await givenDraft()
    const act = await client.post(`/desk/invoices/${draft.id}/issue`).loginAs(clerk).withCsrfToken()
    act.assertStatus(403)
  })

  test('the list filters by tab, number, day and buyer', async ({ client, assert }) => {
    const finance = await givenStaff('finance')
    const issued = await givenIssued()
    const refused = await givenDraft({ title: '武汉光谷文化传媒有限公司 [refuse]' })
    await new IssueInvoice().handle({ invoiceId: refused.id, by: SYSTEM })
    const shows = async (query: string) => {
      const page = await client.get(`/desk/invoices?${query}`).loginAs(finance)
      page.assertStatus(200)
      return [issued, refused].map(({ id }) => page.text().includes(`/desk/invoices/${id}`))
    }

    assert.deepEqual(await shows(''), [true, true])
    assert.deepEqual(await shows('tab=issued'), [true, false])
    assert.deepEqual(await shows('tab=refused'), [false, true])
    assert.deepEqual(await shows(`number=${issued.invoiceNumber}`), [true, false])
    assert.deepEqual(await shows(`number=${refused.issueRequestNo}`), [false, true])
    assert.deepEqual(await shows(`buyer=${encodeURIComponent('长江')}`), [true, false])
    assert.deepEqual(await shows(`buyer=${encodeURIComponent('光谷')}`), [false, true])
    assert.deepEqual(await shows(`buyer=${encodeURIComponent('汉口')}`), [false, false])
    assert.deepEqual(await shows('until=2020-01-01'), [false, false])
    const total = formatYuan(issued.totalFen)
    assert.deepEqual(await shows(`totalMin=${total}&totalMax=${total}`), [true, true])
    assert.deepEqual(await shows(`totalMin=${total}&tab=issued&kind=ordinary`), [true, false])
    assert.deepEqual(await shows('totalMin=99999.00'), [false, false])
    assert.deepEqual(await shows('totalMax=0.01'), [false, false])
  })

  test('a refused invoice says why and what to do, and is issued again after that', async ({
    client,
    assert,
  }) => {
    const finance = await givenStaff('finance')
    const refused = await givenDraft({ title: '湖北拒开有限公司 [refuse]' })
    await new IssueInvoice().handle({ invoiceId: refused.id, by: SYSTEM })
    const page = await client.get(`/desk/invoices/${refused.id}`).loginAs(finance)
    page.assertTextIncludes('税局拒绝开具')
    page.assertTextIncludes('按演示要求拒绝开具')
    page.assertTextIncludes('按税局答复处理后重新开票')
    page.assertTextIncludes('重新开票')

    const act = await client
      .post(`/desk/invoices/${refused.id}/issue`)
      .loginAs(finance)
      .withCsrfToken()
      .redirects(0)
    act.assertStatus(303)
    await refused.refresh()
    assert.equal(refused.state, 'dropped')
    const again = await Invoice.query().where('orderId', refused.orderId).whereNot('id', refused.id)
    assert.lengthOf(again, 1)
    act.assertHeader('location', `/desk/invoices/${again[0].id}`)
    assert.notEqual(again[0].issueRequestNo, refused.issueRequestNo)
  })

  test('staff ask the channel about an unknown outcome with a button', async ({
    client,
    assert,
  }) => {
    const finance = await givenStaff('finance')
    const draft = await givenDraft({ title: '湖北慢速有限公司 [pending]' })
    await new IssueInvoice().handle({ invoiceId: draft.id, by: SYSTEM })
    const ask = () =>
      client
        .post(`/desk/invoices/${draft.id}/inquiry`)
        .loginAs(finance)
        .withCsrfToken()
        .redirects(0)
    const first = await ask()
    first.assertStatus(303)
    await ask()
    await draft.refresh()
    assert.equal(draft.state, 'issued')
  })

  test('an order is invoiced by hand once', async ({ client, assert }) => {
    const finance = await givenStaff('finance')
    const order = await givenPaidOrder()
    const act = () =>
      client.post(`/desk/orders/${order.id}/invoice`).loginAs(finance).withCsrfToken().redirects(0)
    const [first, second] = [await act(), await act()]
    const [invoice, ...others] = await invoicesOf(order)
    assert.lengthOf(others, 0)
    for (const answer of [first, second])
      answer.assertHeader('location', `/desk/invoices/${invoice.id}`)
  })

  test('a document comes under the name that the tax bureau would give it, and the log knows', async ({
    client,
    assert,
  }) => {
    const finance = await givenStaff('finance')
    const invoice = await givenIssued()
    const file = await client.get(`/desk/invoices/${invoice.id}/documents/pdf`).loginAs(finance)
    file.assertStatus(200)
    file.assertHeader('content-type', 'application/pdf')
    const name = parseHeaderFileName(file.header('content-disposition') ?? '')
    assert.match(name, new RegExp(`^dzfp_${invoice.invoiceNumber}_${COMPANY}_\\d{14}\\.pdf$`))
    const entries = await db
      .from('audit_entries')
      .where({ action: 'invoices.document_opened', subject_id: invoice.id })
    assert.lengthOf(entries, 1)
    const ofd = await client.get(`/desk/invoices/${invoice.id}/documents/ofd`).loginAs(finance)
    ofd.assertHeader('content-type', 'application/ofd')
    const none = await client.get(`/desk/invoices/${invoice.id}/documents/doc`).loginAs(finance)
    none.assertStatus(404)
  })
})

test.group('invoices of a customer', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => clearOutbox())
  group.teardown(() => renderingPool.close())

  async function givenOwner(invoice: Invoice): Promise<User> {
    const user = await givenCustomerUser()
    await invoice.load('order')
    await db.from('customers').where('id', invoice.order.customerId).update({ user_id: user.id })
    return user
  }

  test('customers see and download their own invoices, and nobody else’s', async ({
    client,
    assert,
  }) => {
    const invoice = await givenIssued()
    const owner = await givenOwner(invoice)
    const stranger = await givenCustomerUser()
    const document = `/my/invoices/${invoice.id}/documents/xml`

    const list = await client.get('/my/invoices').loginAs(owner)
    list.assertTextIncludes(invoice.invoiceNumber ?? '-')
    const file = await client.get(document).loginAs(owner)
    file.assertStatus(200)
    assert.include(file.text(), `<EIid>${invoice.invoiceNumber}</EIid>`)

    const others = await client.get('/my/invoices').loginAs(stranger)
    assert.notInclude(others.text(), invoice.invoiceNumber ?? '-')
    const stolen = await client.get(document).loginAs(stranger)
    stolen.assertStatus(404)
    const desk = await client.get(`/desk/invoices/${invoice.id}`).loginAs(owner)
    desk.assertStatus(403)
  })
})
