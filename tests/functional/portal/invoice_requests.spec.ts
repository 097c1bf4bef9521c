import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import invoicingConfig from '#config/invoicing'
import TitleCorrection from '#app/credits/models/title_correction'
import type User from '#app/identity/models/user'
import { IssueInvoice } from '#app/invoices/actions/issue_invoice'
import InvoiceRequest from '#app/invoices/models/invoice_request'
import { renderingPool } from '#app/invoices/rendering'
import Message from '#app/notifications/models/message'
import type Order from '#app/orders/models/order'
import { SYSTEM } from '#app/platform/actor'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { givenCompletedOrder, givenDraft, invoicesOf } from '#tests/support/invoices'
import { openMailServer } from '#tests/support/mail_server'
import { givenCustomerUser, givenStaff } from '#tests/support/people'

const COMPANY = { name: '武汉光谷数据有限公司', taxpayerId: '91420100MA4KXY1233' }
const WISH = { titleId: 'other', invoiceKind: 'ordinary', email: 'cw@example.com', ...COMPANY }

async function ownedBy(customerId: string): Promise<User> {
  const owner = await givenCustomerUser()
  await db.from('customers').where('id', customerId).update({ user_id: owner.id })
  return owner
}

async function givenUnbilled() {
  const order = await givenCompletedOrder({ kind: 'none' })
  await clearOutbox()
  return { order, owner: await ownedBy(order.customerId) }
}

function post(client: ApiClient, path: string, by: User, form: Record<string, string> = {}) {
  return client.post(path).form(form).loginAs(by).withCsrfToken().redirects(0)
}

const ask = (client: ApiClient, order: Order, by: User, form: Record<string, string> = WISH) =>
  post(client, `/my/orders/${order.id}/invoice-request`, by, form)

test.group('An invoice after the fact', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => clearOutbox())
  group.teardown(() => renderingPool.close())

  test('a customer asks once for a completed order without one; staff agree and it is drafted', async ({
    assert,
    client,
  }) => {
    const { order, owner } = await givenUnbilled()
    const page = await client.get(`/my/orders/${order.id}`).loginAs(owner)
    page.assertTextIncludes('申请开票')
    const form = await client.get(`/my/orders/${order.id}/invoice-request`).loginAs(owner)
    form.assertStatus(200)
    const asked = await ask(client, order, owner)
    asked.assertStatus(303)
    asked.assertHeader('location', `/my/orders/${order.id}`)
    await ask(client, order, owner)
    const [request, ...others] = await InvoiceRequest.query().where('orderId', order.id)
    assert.lengthOf(others, 0)
    assert.lengthOf(await invoicesOf(order), 0)

    const finance = await givenStaff('finance')
    const queue = await client.get('/desk/invoice-requests').loginAs(finance)
    queue.assertTextIncludes(order.number)
    queue.assertTextIncludes(COMPANY.name)
    const met = await post(client, `/desk/invoice-requests/${request.id}/meeting`, finance)
    met.assertStatus(303)
    const [invoice] = await invoicesOf(order)
    met.assertHeader('location', `/desk/invoices/${invoice.id}`)
    assert.equal(invoice.buyerDetails.name, COMPANY.name)
    await request.refresh()
    assert.deepInclude(request.serialize(), { state: 'met', invoiceId: invoice.id })
  })

  test('a company without its taxpayer id is told at the field, and strangers find nothing', async ({
    assert,
    client,
  }) => {
    const { order, owner } = await givenUnbilled()
    const gap = await ask(client, order, owner, { ...WISH, taxpayerId: '' })
    gap.assertStatus(422)
    gap.assertTextIncludes('单位抬头须填写纳税人识别号')
    const stranger = await ask(client, order, await givenCustomerUser())
    stranger.assertStatus(404)
    assert.lengthOf(await InvoiceRequest.query().where('orderId', order.id), 0)
  })

  test('staff decline with a reason that the customer reads, and the customer may ask again', async ({
    assert,
    client,
  }) => {
    const { order, owner } = await givenUnbilled()
    await ask(client, order, owner)
    const request = await InvoiceRequest.findByOrFail({ orderId: order.id })
    const path = `/desk/invoice-requests/${request.id}/refusal`
    const clerk = await post(client, path, await givenStaff('clerk'), { reason: '没有权限' })
    clerk.assertStatus(403)
    const finance = await givenStaff('finance')
    await post(client, path, finance, { reason: ' ' })
    const open = await client.get(`/my/orders/${order.id}`).loginAs(owner)
    open.assertTextIncludes('我们正在处理')
    await post(client, path, finance, { reason: '已在门店开过纸质收据' })
    await drainOutbox()
    const told = await Message.query().where('orderId', order.id).whereLike('template', 'invoice_%')
    assert.sameMembers(
      [...new Set(told.map(({ template }) => template))],
      ['invoice_asked_for', 'invoice_request_declined']
    )
    const page = await client.get(`/my/orders/${order.id}`).loginAs(owner)
    page.assertTextIncludes('已在门店开过纸质收据')
    page.assertTextIncludes(`/my/orders/${order.id}/invoice-request`)
  })

  test('where the configuration says so it is drafted at once, unless the rules refuse it', async ({
    assert,
    cleanup,
    client,
  }) => {
    cleanup(() => void (invoicingConfig.requests.draftAtOnce = false))
    invoicingConfig.requests.draftAtOnce = true
    const good = await givenUnbilled()
    await ask(client, good.order, good.owner)
    assert.lengthOf(await invoicesOf(good.order), 1)
    const bad = await givenUnbilled()
    await ask(client, bad.order, bad.owner, { ...WISH, name: '武汉<光谷>数据有限公司' })
    assert.lengthOf(await invoicesOf(bad.order), 0)
    const request = await InvoiceRequest.findByOrFail({ orderId: bad.order.id })
    assert.equal(request.state, 'requested')
    await bad.order.refresh()
    assert.equal(bad.order.invoiceKind, 'none')
  })

  test('a wrong title goes the red way when staff agree, and each invoice has its own letter', async ({
    assert,
    cleanup,
    client,
  }) => {
    const server = await openMailServer()
    cleanup(() => server.close())
    const wrong = await givenDraft({ title: '武汉琴台财税咨询有限公司' })
    await new IssueInvoice().handle({ invoiceId: wrong.id, by: SYSTEM })
    await drainOutbox()
    await wrong.load('order')
    const owner = await ownedBy(wrong.order.customerId)
    const path = `/my/invoices/${wrong.id}/correction`
    const form = await client.get(path).loginAs(owner)
    form.assertTextIncludes('武汉琴台财税咨询有限公司')
    const asked = await post(client, path, owner, WISH)
    asked.assertStatus(303)
    const page = await client.get(`/my/invoices/${wrong.id}`).loginAs(owner)
    page.assertTextIncludes('您申请了更正抬头')
    const correction = await TitleCorrection.findByOrFail({ originalInvoiceId: wrong.id })

    const finance = await givenStaff('finance')
    const queue = await client.get('/desk/invoice-requests').loginAs(finance)
    queue.assertTextIncludes(COMPANY.name)
    await post(client, `/desk/corrections/${correction.id}/refusal`, finance, {
      reason: '抬头无误',
    })
    const declined = await client.get(`/my/invoices/${wrong.id}`).loginAs(owner)
    declined.assertTextIncludes('抬头无误')
    await post(client, path, owner, WISH)
    const again = await TitleCorrection.query()
      .where({ originalInvoiceId: wrong.id, state: 'requested' })
      .firstOrFail()
    await post(client, `/desk/corrections/${again.id}/agreement`, finance)
    await drainOutbox({ twice: true })
    await again.refresh()
    assert.equal(again.state, 'done')
    const invoices = await invoicesOf(wrong.order)
    assert.lengthOf(invoices, 3)
    assert.equal(invoices.filter(({ isCredit }) => isCredit).length, 1)
    const red = server.mails.find(({ subject }) => subject?.startsWith('【红字发票】'))
    await wrong.refresh()
    assert.include(red?.text ?? '', `对应蓝字发票号码：${wrong.invoiceNumber}`)
    const blue = server.mails.filter(({ subject }) => subject?.startsWith('【电子发票】'))
    assert.include(blue.at(-1)?.text ?? '', COMPANY.name)
  })
})
