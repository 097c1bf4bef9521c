import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DraftInvoices } from '#app/invoices/actions/draft_invoices'
import { RedraftInvoice } from '#app/invoices/actions/redraft_invoice'
import { RecordOutcomes } from '#app/invoices/actions/record_outcomes'
import { IssueInvoice } from '#app/invoices/actions/issue_invoice'
import type { Bill } from '#app/invoices/bill'
import Invoice from '#app/invoices/models/invoice'
import type Order from '#app/orders/models/order'
import { OrderCancelled } from '#app/orders/events/order_cancelled'
import { SYSTEM } from '#app/platform/actor'
import { fen } from '#app/platform/money/fen'
import { publish } from '#app/platform/outbox/publish'
import { givenProduct } from '#tests/support/catalogue'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { givenPaidOrder, givenSeller } from '#tests/support/invoices'
import { issuedAnswer } from '#tests/support/tax_channel_double'

const by = SYSTEM

async function draft(...bills: Bill[]): Promise<(Invoice[] | string)[]> {
  const drafted = await db.transaction((trx) => new DraftInvoices().handle({ bills, by }, trx))
  return Promise.all(
    drafted.map(async (each) =>
      each.ok
        ? Promise.all(each.value.map(({ invoiceId }) => Invoice.findOrFail(invoiceId)))
        : each.failure.type
    )
  )
}

async function draftedFrom(bill: Bill): Promise<Invoice[]> {
  const [invoices] = await draft(bill)
  if (typeof invoices === 'string') throw new Error(invoices)
  return invoices
}

/** Orders of one customer, 20.00 each. */
async function ordersOfOne(count: number): Promise<Order[]> {
  const product = await givenProduct({ price: '10.00' })
  const orders: Order[] = []
  for (let made = 0; made < count; made++) orders.push(await givenPaidOrder({ product }))
  return orders
}

async function invoiced({ id }: Order): Promise<number> {
  const { invoiced_fen: amount } = await db.from('orders').where({ id }).firstOrFail()
  return Number(amount)
}

test.group('several orders on an invoice, several invoices of an order', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => clearOutbox())

  test('orders of one customer and title share an invoice, and each is noted with its part', async ({
    assert,
  }) => {
    const [one, other] = await ordersOfOne(2)
    const [invoice] = await draftedFrom({ orderIds: [one.id, other.id] })
    assert.equal(invoice.totalFen, 4000)
    assert.equal(invoice.orderId, one.id)
    assert.include(invoice.remark, one.number)
    assert.include(invoice.remark, other.number)
    const answers = [{ invoice, outcome: issuedAnswer({ totalFen: fen(4000) }) }]
    await invoice.merge({ state: 'requested' }).save()
    await new RecordOutcomes().handle({ answers, by })
    assert.deepEqual([await invoiced(one), await invoiced(other)], [2000, 2000])
  })

  test('another title, kind or customer does not go with the first', async ({ assert }) => {
    const first = await givenPaidOrder()
    const title = await givenPaidOrder({ title: '李青' })
    const kind = await givenPaidOrder({ kind: 'vat_special' })
    assert.deepEqual(await draft({ orderIds: [first.id, kind.id] }), ['other_kind'])
    assert.deepEqual(await draft({ orderIds: [first.id, title.id] }), ['other_title'])
  })

  test('what is named of a line is billed now, what is left later, and nothing twice', async ({
    assert,
  }) => {
    const [order] = await ordersOfOne(1)
    await order.load('lines')
    const [line] = order.lines
    const half = { orderIds: [order.id] as const, quantities: new Map([[line.id, '0.5']]) }
    const [part] = await draftedFrom(half)
    assert.equal(part.totalFen, 500)
    const [rest] = await draftedFrom({ orderIds: [order.id] })
    assert.equal(rest.totalFen, 1500)
    assert.deepEqual(await draft({ orderIds: [order.id] }), ['already_drafted'])
    assert.deepEqual(await draft(half), ['more_than_left'])
  })

  test('over the limit of one invoice an order gets several, and its lines come out even', async ({
    assert,
  }) => {
    const seller = await givenSeller()
    await seller.merge({ invoiceLimitFen: fen(1000) }).save()
    const [order] = await ordersOfOne(1)
    const invoices = await draftedFrom({ orderIds: [order.id] })
    assert.isAbove(invoices.length, 1)
    assert.equal(
      invoices.reduce((sum, { totalFen }) => sum + totalFen, 0),
      order.totalFen
    )
    assert.isTrue(invoices.every(({ netFen }) => netFen <= 1000))
    await db.rawQuery('set constraints all immediate')
    assert.deepEqual(await draft({ orderIds: [order.id] }), ['already_drafted'])
  })

  test('a refused part is drafted anew as that part', async ({ assert }) => {
    const product = await givenProduct({ price: '10.00' })
    const order = await givenPaidOrder({ product, kind: 'vat_special' })
    await order.load('lines')
    const quantities = new Map([[order.lines[0].id, '1']])
    const [refused] = await draftedFrom({ orderIds: [order.id], quantities })
    assert.equal(refused.state, 'refused')
    const again = await new RedraftInvoice().handle({ invoiceId: refused.id, by })
    if (!again.ok) return assert.fail(again.failure.type)
    const { totalFen } = await Invoice.findOrFail(again.value.invoiceId)
    assert.equal(totalFen, 1000)
  })

  test('when one of its orders is cancelled, a draft goes on with the others', async ({
    assert,
  }) => {
    const [one, other] = await ordersOfOne(2)
    const [invoice] = await draftedFrom({ orderIds: [one.id, other.id] })
    await clearOutbox()
    await db.from('orders').where('id', one.id).update({ state: 'cancelled' })
    await db.transaction((trx) => publish(new OrderCancelled({ orderId: one.id }), trx))
    await drainOutbox({ twice: true })
    await invoice.refresh()
    assert.equal(invoice.state, 'dropped')
    const left = await Invoice.query().where('orderId', other.id)
    assert.deepEqual(
      left.map(({ totalFen }) => totalFen),
      [2000]
    )
  })

  test('a draft over two orders is asked for once', async ({ assert }) => {
    const [one, other] = await ordersOfOne(2)
    const [invoice] = await draftedFrom({ orderIds: [one.id, other.id] })
    const issued = await new IssueInvoice().handle({ invoiceId: invoice.id, by })
    assert.deepEqual(issued, { ok: true, value: { state: 'issued' } })
    assert.equal(await invoiced(other), 2000)
  })
})
