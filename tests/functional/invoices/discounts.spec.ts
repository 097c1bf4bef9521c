import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DraftInvoices } from '#app/invoices/actions/draft_invoices'
import { IssueInvoice } from '#app/invoices/actions/issue_invoice'
import { RedraftInvoice } from '#app/invoices/actions/redraft_invoice'
import { VerifyStoredInvoice } from '#app/invoices/actions/verify_stored_invoice'
import type { Bill } from '#app/invoices/bill'
import Invoice from '#app/invoices/models/invoice'
import { renderingPool } from '#app/invoices/rendering'
import type Order from '#app/orders/models/order'
import { SYSTEM } from '#app/platform/actor'
import { fen } from '#app/platform/money/fen'
import { plugins } from '#app/platform/plugins/registry'
import { givenProduct } from '#tests/support/catalogue'
import { creditsOf, givenForm, obligingTaxSide } from '#tests/support/credits'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import {
  givenCompletedOrder,
  givenPaidOrder,
  givenSeller,
  invoicesOf,
  type Wanted,
} from '#tests/support/invoices'
import { givenStaff } from '#tests/support/people'

const by = SYSTEM

/** Seven pieces of 10.00 with 3.33 off: 66.67. */
async function discounted(wanted: Wanted = {}): Promise<Wanted> {
  const product = await givenProduct({ price: '10.00' })
  return { product, quantity: '7', discountFen: fen(333), ...wanted }
}

async function draft(bill: Bill): Promise<Invoice[]> {
  const [drafted] = await db.transaction((trx) =>
    new DraftInvoices().handle({ bills: [bill], by }, trx)
  )
  if (!drafted.ok) throw new Error(drafted.failure.type)
  const ids = drafted.value.map(({ invoiceId }) => invoiceId)
  return Promise.all(
    ids.map((id) => Invoice.query().where('id', id).preload('lines').firstOrFail())
  )
}

function linesOf(invoice: Invoice) {
  return invoice.lines.map(({ nature, quantity, totalFen }) => [
    nature,
    quantity && Number(quantity),
    totalFen,
  ])
}

/** What invoices bill of the order: money, discount and pieces of all allocations. */
async function billed({ id }: Order) {
  const { rows } = await db.rawQuery(
    `select sum(a.amount_fen)::int as total, sum(a.quantity)::float as quantity,
            (-sum(a.amount_fen) filter (where il.nature = 'discount'))::int as discount
       from invoice_line_allocations a join invoice_lines il on il.id = a.invoice_line_id
       join invoices i on i.id = il.invoice_id and i.state <> 'dropped' and i.reversed_at is null
       join order_lines l on l.id = a.order_line_id where l.order_id = ?`,
    [id]
  )
  return rows[0]
}

test.group('the invoice of an order with a discount', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => clearOutbox())
  group.each.setup(() => () => plugins.restore())
  group.teardown(() => renderingPool.close())

  test('is issued with the line and its discount, and its documents read back equal', async ({
    assert,
    client,
  }) => {
    const order = await givenCompletedOrder(await discounted())
    assert.equal(order.totalFen, 6667)
    const dryRun = await client
      .get(`/desk/orders/${order.id}/invoice-check`)
      .loginAs(await givenStaff('finance'))
    dryRun.assertTextIncludes('全部检查通过')
    dryRun.assertTextIncludes('-3.33')

    await drainOutbox()
    const [invoice] = await invoicesOf(order)
    assert.equal(invoice.state, 'issued')
    assert.equal(invoice.totalFen, 6667)
    assert.deepEqual(linesOf(invoice), [
      ['discounted', 7, 7000],
      ['discount', null, -333],
    ])
    assert.deepEqual(await billed(order), { total: 6667, quantity: 7, discount: 333 })
    const read = await new VerifyStoredInvoice().handle({ invoiceId: invoice.id })
    assert.isTrue(read.ok, JSON.stringify(read))
    if (read.ok)
      assert.deepEqual(
        read.value.lines.map(({ totalFen }) => totalFen),
        [7000, -333]
      )
  }).timeout(30_000)

  test('over the limit each invoice has its part of the discount, and all is even', async ({
    assert,
  }) => {
    const seller = await givenSeller()
    await seller.merge({ invoiceLimitFen: fen(2500) }).save()
    const order = await givenPaidOrder(await discounted())
    const invoices = await draft({ orderIds: [order.id] })
    assert.isAbove(invoices.length, 1)
    for (const { lines } of invoices)
      assert.deepEqual(
        lines.map(({ nature }) => nature),
        ['discounted', 'discount']
      )
    assert.deepEqual(await billed(order), { total: 6667, quantity: 7, discount: 333 })
  })

  test('a discount too small for every part stands on the others', async ({ assert }) => {
    const seller = await givenSeller()
    await seller.merge({ invoiceLimitFen: fen(1000) }).save()
    const order = await givenPaidOrder(await discounted({ discountFen: fen(2) }))
    await draft({ orderIds: [order.id] })
    await db.rawQuery('set constraints all immediate')
    assert.deepEqual(await billed(order), { total: 6998, quantity: 7, discount: 2 })
  })

  test('parts that are billed one by one take the discount along', async ({ assert }) => {
    const order = await givenPaidOrder(await discounted())
    await order.load('lines')
    const [{ id }] = order.lines
    const [first] = await draft({ orderIds: [order.id], quantities: new Map([[id, '3']]) })
    assert.deepEqual(linesOf(first), [
      ['discounted', 3, 3000],
      ['discount', null, -143],
    ])
    const [rest] = await draft({ orderIds: [order.id] })
    assert.deepEqual(linesOf(rest), [
      ['discounted', 4, 4000],
      ['discount', null, -190],
    ])
    assert.deepEqual(await billed(order), { total: 6667, quantity: 7, discount: 333 })
  })

  test('a refused part is drafted anew as that part, with its discount', async ({ assert }) => {
    const order = await givenPaidOrder(await discounted({ kind: 'vat_special' }))
    await order.load('lines')
    const quantities = new Map([[order.lines[0].id, '3']])
    const [refused] = await draft({ orderIds: [order.id], quantities })
    assert.equal(refused.state, 'refused')
    const again = await new RedraftInvoice().handle({ invoiceId: refused.id, by })
    if (!again.ok) return assert.fail(again.failure.type)
    const anew = await Invoice.query()
      .where('id', again.value.invoiceId)
      .preload('lines')
      .firstOrFail()
    assert.deepEqual(linesOf(anew), linesOf(refused))
  })

  test('a credit takes back what was paid, in one line, and the order is free again', async ({
    assert,
  }) => {
    const order = await givenPaidOrder(await discounted())
    const [{ id }] = await draft({ orderIds: [order.id] })
    obligingTaxSide()
    const issued = await new IssueInvoice().handle({ invoiceId: id, by })
    if (!issued.ok) return assert.fail(issued.failure.type)
    const original = await Invoice.query().where('id', id).preload('lines').firstOrFail()
    await givenForm(original, { reason: 'wrong_invoice' })
    await drainOutbox()
    const [credit] = await creditsOf(original)
    assert.include(credit.serialize(), { state: 'issued', totalFen: -6667 })
    assert.deepEqual(linesOf(credit), [['normal', -7, -6667]])
    await order.refresh()
    assert.equal(order.invoicedFen, 0)
    const [anew] = await draft({ orderIds: [order.id] })
    assert.deepEqual(linesOf(anew), linesOf(original))
  }).timeout(30_000)
})
