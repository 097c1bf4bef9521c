import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DraftInvoice } from '#app/invoices/actions/draft_invoice'
import { DraftInvoices } from '#app/invoices/actions/draft_invoices'
import { IssueInvoice } from '#app/invoices/actions/issue_invoice'
import { RedraftInvoice } from '#app/invoices/actions/redraft_invoice'
import { invoiceStates } from '#app/invoices/invoice_states'
import type Invoice from '#app/invoices/models/invoice'
import { EditOrder } from '#app/orders/actions/edit_order'
import Order from '#app/orders/models/order'
import type { OrderDetails } from '#app/orders/order_draft'
import { SYSTEM } from '#app/platform/actor'
import type { Outcome } from '#app/platform/http/outcome'
import { plugins } from '#app/platform/plugins/registry'
import { transition } from '#app/platform/states/transition'
import { givenProduct } from '#tests/support/catalogue'
import { clearOutbox } from '#tests/support/drain_outbox'
import { givenPaidOrder, invoicesOf } from '#tests/support/invoices'
import { givenCustomerUser, givenStaff, signedIn } from '#tests/support/people'
import { issuedAnswer, TaxChannelDouble } from '#tests/support/tax_channel_double'
import { emptyTestDatabase } from '#tests/support/test_database'

const by = SYSTEM
const OTHER_TITLE = { name: '武汉光谷数据有限公司', taxpayerId: null, email: null }
const BEING_INVOICED = { ok: false, failure: { type: 'being_invoiced' } }

async function edit({ id }: Order, change: Partial<OrderDetails>, invoiceKind?: 'none') {
  const order = await Order.findOrFail(id)
  return new EditOrder().handle({
    orderId: id,
    version: order.version,
    details: { ...order.details, ...change },
    areaCode: order.areaCode,
    invoiceKind: invoiceKind ?? order.invoiceKind,
    by,
  })
}

async function draft(order: Order): Promise<Invoice> {
  const drafted = await db.transaction((trx) =>
    new DraftInvoice().handle({ orderId: order.id, by }, trx)
  )
  if (!drafted.ok) throw new Error(`no draft: ${drafted.failure.type}`)
  const invoices = await invoicesOf(order)
  return invoices.at(-1) ?? invoices[0]
}

function taxSideThatAnswers(answer: Outcome<never> | 'issued'): void {
  const issue: ConstructorParameters<typeof TaxChannelDouble>[0]['issue'] = (request) =>
    answer === 'issued' ? issuedAnswer(request) : answer
  plugins.fake('tax', new TaxChannelDouble({ issue }))
}

test.group('an order whose invoice is being issued', (group) => {
  group.each.setup(() => emptyTestDatabase())
  group.each.setup(() => clearOutbox())
  group.each.setup(() => () => plugins.restore())
  group.teardown(() => emptyTestDatabase())

  test('between draft and issue the title stays; the address does not wait for the invoice', async ({
    assert,
  }) => {
    const order = await givenPaidOrder()
    const invoice = await draft(order)
    assert.deepEqual(await edit(order, { title: OTHER_TITLE }), BEING_INVOICED)
    assert.deepEqual(await edit(order, {}, 'none'), BEING_INVOICED)
    assert.deepEqual(await edit(order, { remark: '请放门卫' }), {
      ok: true,
      value: { changed: ['remark'] },
    })

    taxSideThatAnswers('issued')
    await new IssueInvoice().handle({ invoiceId: invoice.id, by })
    await invoice.refresh()
    await order.refresh()
    assert.equal(invoice.state, 'issued')
    assert.equal(order.details.title?.name, invoice.buyerDetails.name)
    assert.deepEqual(await edit(order, { title: OTHER_TITLE }), {
      ok: false,
      failure: { type: 'locked_by_invoice' },
    })
  })

  for (const [state, answer] of [
    ['pending', { status: 'pending' }],
    ['unknown', { status: 'unknown', reason: 'timeout' }],
    ['waiting', { status: 'declined', reason: 'over_quota' }],
  ] as const)
    test(`nor while it is ${state}`, async ({ assert }) => {
      const order = await givenPaidOrder()
      const invoice = await draft(order)
      taxSideThatAnswers(answer)
      await new IssueInvoice().handle({ invoiceId: invoice.id, by })
      await invoice.refresh()
      assert.equal(invoice.state, state)
      assert.deepEqual(await edit(order, { title: OTHER_TITLE }), BEING_INVOICED)
    })

  test('an edit that comes while the request is under way changes nothing', async ({ assert }) => {
    const order = await givenPaidOrder()
    const invoice = await draft(order)
    const edits: unknown[] = []
    const channel = new TaxChannelDouble({
      issue: async (request) => {
        edits.push(await edit(order, { title: OTHER_TITLE }))
        return issuedAnswer(request)
      },
    })
    plugins.fake('tax', channel)
    await new IssueInvoice().handle({ invoiceId: invoice.id, by })
    assert.deepEqual(edits, [BEING_INVOICED])
    assert.equal(channel.issued[0].buyer.name, '王芳')
  })

  test('an edit that waits for the draft of somebody else sees it', async ({ assert }) => {
    const order = await givenPaidOrder()
    const edited = await db.transaction(async (trx) => {
      await new DraftInvoice().handle({ orderId: order.id, by }, trx)
      return { late: edit(order, { title: OTHER_TITLE }) }
    })
    assert.deepEqual(await edited.late, BEING_INVOICED)
  })

  test('a refused invoice lets its order go; what is drafted anew has the new title', async ({
    assert,
  }) => {
    const order = await givenPaidOrder()
    const invoice = await draft(order)
    taxSideThatAnswers({ status: 'declined', reason: 'bad_buyer' })
    await new IssueInvoice().handle({ invoiceId: invoice.id, by })
    assert.deepEqual(await edit(order, { title: OTHER_TITLE }), {
      ok: true,
      value: { changed: ['title'] },
    })
    await new RedraftInvoice().handle({ invoiceId: invoice.id, by })
    const [, anew] = await invoicesOf(order)
    assert.equal(anew.buyerDetails.name, OTHER_TITLE.name)
    assert.deepEqual(await edit(order, {}, 'none'), BEING_INVOICED)

    await db.transaction((trx) => transition(invoiceStates, anew, 'drop', { by, trx }))
    const freed = await edit(order, {}, 'none')
    assert.isTrue(freed.ok)
  })

  test('every order of a shared invoice stays as it is, not only the leading one', async ({
    assert,
  }) => {
    const product = await givenProduct()
    const [leading, other] = [await givenPaidOrder({ product }), await givenPaidOrder({ product })]
    const bills = [{ orderIds: [leading.id, other.id] as const }]
    await db.transaction((trx) => new DraftInvoices().handle({ bills, by }, trx))
    assert.deepEqual(await edit(other, { title: OTHER_TITLE }), BEING_INVOICED)
  })

  test('the form says so instead of asking for a title, and refuses one that was typed before', async ({
    assert,
  }) => {
    const order = await givenPaidOrder()
    const path = `/desk/orders/${order.id}`
    const visitor = await signedIn(await givenStaff('clerk'))
    const before = await visitor.get(`${path}/edit`)
    assert.include(before.text, 'name="titleName"')
    await draft(order)
    const typed = { version: String(order.version), titleName: OTHER_TITLE.name }
    const refused = await visitor.post(path, typed)
    assert.include(refused, { status: 303, location: `${path}/edit` })
    const after = await visitor.get(`${path}/edit`)
    assert.include(after.text, '没有保存')
    assert.include(after.text, '发票正在开具')
    assert.notInclude(after.text, 'name="titleName"')
  })

  test('its customer is told in other words, and still changes the address', async ({ assert }) => {
    const order = await givenPaidOrder()
    const owner = await givenCustomerUser()
    await db.from('customers').where('id', order.customerId).update({ user_id: owner.id })
    await draft(order)
    const visitor = await signedIn(owner)
    const path = `/my/orders/${order.id}`
    const form = await visitor.get(`${path}/edit`)
    assert.include(form.text, '发票正在开具，抬头暂时不能改')
    assert.notInclude(form.text, 'name="titleName"')
    const typed = { version: String(order.version), addressId: 'other', remark: '请放门卫' }
    const address = { recipient: '王芳', recipientPhone: '13812345678' }
    const kept = await visitor.post(path, {
      ...typed,
      ...address,
      address: '湖北省武汉市洪山区珞喻路727号',
    })
    assert.include(kept, { status: 303, location: path })
  })
})
