import '@japa/api-client'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DropInvoice } from '#app/invoices/actions/drop_invoice'
import type Invoice from '#app/invoices/models/invoice'
import { EditOrder } from '#app/orders/actions/edit_order'
import Order from '#app/orders/models/order'
import { SYSTEM } from '#app/platform/actor'
import { fen } from '#app/platform/money/fen'
import { plugins } from '#app/platform/plugins/registry'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { givenCompletedOrder, invoicesOf } from '#tests/support/invoices'
import { givenStaff } from '#tests/support/people'
import { TaxSideDouble } from '#tests/support/tax_side_double'

const by = SYSTEM

/** Over the quota of its seller. */
async function givenWaiting(): Promise<{ order: Order; waiting: Invoice }> {
  plugins.fake('tax', Object.assign(new TaxSideDouble(), { leftFen: fen(0) }))
  const order = await givenCompletedOrder()
  await drainOutbox()
  const [waiting] = await invoicesOf(order)
  return { order, waiting }
}

async function correctTitle({ id }: Order) {
  const order = await Order.findOrFail(id)
  const title = { name: '武汉光谷数据有限公司', taxpayerId: null, email: null }
  const { version, details, areaCode, invoiceKind } = order
  const kept = { orderId: id, version, areaCode, invoiceKind, by }
  return new EditOrder().handle({ ...kept, details: { ...details, title } })
}

test.group('an invoice that is given up', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => clearOutbox())
  group.each.setup(() => () => plugins.restore())

  test('frees its order: finance gives it up, the title can be put right', async ({
    assert,
    client,
  }) => {
    const { order, waiting } = await givenWaiting()
    const locked = await correctTitle(order)
    assert.isFalse(locked.ok)
    const finance = await givenStaff('finance')
    const page = await client.get(`/desk/invoices/${waiting.id}`).loginAs(finance)
    page.assertTextIncludes(`/desk/invoices/${waiting.id}/drop`)
    const sent = await client
      .post(`/desk/invoices/${waiting.id}/drop`)
      .loginAs(finance)
      .withCsrfToken()
      .redirects(0)
    sent.assertStatus(303)
    await waiting.refresh()
    assert.equal(waiting.state, 'dropped')
    const logged = await db
      .from('audit_entries')
      .where({ action: 'invoices.dropped', subject_id: waiting.id, actor_id: finance.id })
    assert.lengthOf(logged, 1)

    const corrected = await correctTitle(order)
    assert.deepEqual(corrected, { ok: true, value: { changed: ['title'] } })
  })

  test('is none that was issued', async ({ assert }) => {
    plugins.fake('tax', new TaxSideDouble())
    const order = await givenCompletedOrder()
    await drainOutbox()
    const [issued] = await invoicesOf(order)
    const dropped = await new DropInvoice().handle({ invoiceId: issued.id, by })
    assert.deepEqual(dropped, { ok: false, failure: { type: 'stale', state: 'issued' } })
  })

  test('needs the right to issue', async ({ assert, client }) => {
    const { waiting } = await givenWaiting()
    const refused = await client
      .post(`/desk/invoices/${waiting.id}/drop`)
      .loginAs(await givenStaff('warehouse'))
      .withCsrfToken()
    refused.assertStatus(403)
    await waiting.refresh()
    assert.equal(waiting.state, 'waiting')
  })
})
