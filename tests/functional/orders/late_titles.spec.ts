import '@japa/api-client'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { EditOrder } from '#app/orders/actions/edit_order'
import Order from '#app/orders/models/order'
import type { OrderDetails } from '#app/orders/order_draft'
import { SYSTEM } from '#app/platform/actor'
import { clearOutbox } from '#tests/support/drain_outbox'
import { givenCompletedOrder } from '#tests/support/invoices'
import { givenStaff } from '#tests/support/people'

const TITLE = { name: '武汉光谷数据有限公司', taxpayerId: null, email: null }

async function edit({ id }: Order, change: Partial<OrderDetails>) {
  const order = await Order.findOrFail(id)
  const { version, details, areaCode, invoiceKind } = order
  const kept = { orderId: id, version, areaCode, invoiceKind, by: SYSTEM }
  return new EditOrder().handle({ ...kept, details: { ...details, ...change } })
}

test.group('the title of an order that is complete and not invoiced', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => clearOutbox())

  test('can be put right, and nothing else', async ({ assert }) => {
    const order = await givenCompletedOrder()
    const stale = { ok: false, failure: { type: 'stale', state: 'completed' } }
    assert.deepEqual(await edit(order, { remark: '请放门卫' }), stale)
    assert.deepEqual(await edit(order, { title: TITLE, remark: '请放门卫' }), stale)
    assert.deepEqual(await edit(order, { title: TITLE }), {
      ok: true,
      value: { changed: ['title'] },
    })
  })

  test('is all that the form asks for; what it does not ask stays', async ({ assert, client }) => {
    const order = await givenCompletedOrder()
    const before = await Order.findOrFail(order.id)
    const manager = await givenStaff('manager')
    const page = await client.get(`/desk/orders/${order.id}/edit`).loginAs(manager)
    page.assertTextIncludes('name="titleName"')
    assert.notInclude(page.text(), 'name="recipient"')

    const sent = await client
      .post(`/desk/orders/${order.id}`)
      .loginAs(manager)
      .withCsrfToken()
      .form({ version: before.version, invoiceKind: 'ordinary', titleName: TITLE.name })
      .redirects(0)
    sent.assertStatus(303)
    const after = await Order.findOrFail(order.id)
    assert.equal(after.details.title?.name, TITLE.name)
    assert.deepEqual({ ...after.details, title: null }, { ...before.details, title: null })
  })
})
