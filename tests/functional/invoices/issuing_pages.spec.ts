import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import Invoice from '#app/invoices/models/invoice'
import InvoiceBatch from '#app/issuing/models/invoice_batch'
import { newId } from '#app/platform/database/uuid'
import { plugins } from '#app/platform/plugins/registry'
import { givenProduct } from '#tests/support/catalogue'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { givenPaidOrder } from '#tests/support/invoices'
import { givenStaff } from '#tests/support/people'
import { TaxSideDouble } from '#tests/support/tax_side_double'

test.group('pages of invoicing by hand', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => clearOutbox())
  group.each.setup(() => {
    plugins.fake('tax', new TaxSideDouble())
    return () => plugins.restore()
  })

  test('chosen orders share an invoice after a look, and each of them shows it', async ({
    client,
    assert,
  }) => {
    const product = await givenProduct()
    const orders = [await givenPaidOrder({ product }), await givenPaidOrder({ product })]
    const other = await givenPaidOrder({ title: '李青' })
    const finance = await givenStaff('finance')
    const ids = orders.map(({ id }) => id)
    const look = async (chosen: string[]) =>
      client
        .post('/desk/invoices/selection')
        .form({ to: 'merge', ids: chosen })
        .loginAs(finance)
        .withCsrfToken()
    const refused = await look([...ids, other.id])
    refused.assertTextIncludes('发票抬头不同')
    const fine = await look(ids)
    fine.assertTextIncludes('把 2 张订单开在一张发票上')
    const drafted = await client
      .post('/desk/invoices/merge')
      .form({ ids })
      .loginAs(finance)
      .withCsrfToken()
    drafted.assertStatus(200)
    await drainOutbox()
    const [invoice, ...more] = await Invoice.query().whereIn('orderId', ids)
    assert.lengthOf(more, 0)
    for (const { id, number } of orders) {
      const page = await client.get(`/desk/orders/${id}`).loginAs(await givenStaff('manager'))
      page.assertTextIncludes(`/desk/invoices/${invoice.id}`)
      const shown = await client.get(`/desk/invoices/${invoice.id}`).loginAs(finance)
      shown.assertTextIncludes(number)
    }
  })

  test('a part of an order is invoiced; too much and nothing are named', async ({
    client,
    assert,
  }) => {
    const order = await givenPaidOrder({ quantity: '3' })
    await order.load('lines')
    const [line] = order.lines
    const finance = await givenStaff('finance')
    const send = (quantity: string) =>
      client
        .post(`/desk/orders/${order.id}/invoices`)
        .form({ quantities: { [line.id]: quantity }, _token_once: newId() })
        .loginAs(finance)
        .withCsrfToken()
    const page = await client.get(`/desk/orders/${order.id}/invoices/new`).loginAs(finance)
    page.assertTextIncludes('value="3"')
    const tooMuch = await send('4')
    tooMuch.assertTextIncludes('不超过未开数量')
    const nothing = await send('0')
    nothing.assertTextIncludes('至少填写一行')
    const part = await send('1')
    part.assertStatus(200)
    const invoice = await Invoice.findByOrFail({ orderId: order.id })
    assert.equal(invoice.totalFen * 3, order.totalFen)
  })

  test('a batch is begun, watched and exported; clerks do not', async ({ client, assert }) => {
    const order = await givenPaidOrder()
    const clerk = await givenStaff('clerk')
    const refused = await client.get('/desk/invoices/batches/new').loginAs(clerk)
    refused.assertStatus(403)
    const finance = await givenStaff('finance')
    const preview = await client.get('/desk/invoices/batches/new?early=1').loginAs(finance)
    preview.assertTextIncludes('给 1 张订单开票')
    const begun = await client
      .post('/desk/invoices/batches')
      .form({ early: '1', _token_once: newId() })
      .loginAs(finance)
      .withCsrfToken()
    begun.assertTextIncludes(order.number)
    await drainOutbox()
    const batch = await InvoiceBatch.firstOrFail()
    const path = `/desk/invoices/batches/${batch.id}`
    const shown = await client.get(path).loginAs(finance)
    shown.assertTextIncludes('1 / 1')
    const sheet = await client.get(`${path}/export/csv`).loginAs(finance)
    assert.include(sheet.text(), order.number)
    const list = await client.get('/desk/invoices/batches').loginAs(finance)
    list.assertTextIncludes(path)
  })
})
