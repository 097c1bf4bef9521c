import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { DraftInvoice } from '#app/invoices/actions/draft_invoice'
import { OrderCancelled } from '#app/orders/events/order_cancelled'
import { SYSTEM } from '#app/platform/actor'
import { newId } from '#app/platform/database/uuid'
import { publish } from '#app/platform/outbox/publish'
import { SaveSeller } from '#app/sellers/actions/save_seller'
import { givenProduct } from '#tests/support/catalogue'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import {
  givenCompletedOrder,
  givenDraft,
  givenPaidOrder,
  givenSeller,
  invoicesOf,
} from '#tests/support/invoices'
import { givenApprovedOrder } from '#tests/support/orders'

const by = SYSTEM

function draft(orderId: string) {
  return db.transaction((trx) => new DraftInvoice().handle({ orderId, by }, trx))
}

test.group('drafts of invoices', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => clearOutbox())

  test('a draft holds the order’s lines without tax, and the title as it was', async ({
    assert,
  }) => {
    const product = await givenProduct({ price: '18.50', rate: '0.09' })
    const invoice = await givenDraft({ product, quantity: '3', title: '  武汉长江有限公司 ' })
    await invoice.load('lines')
    const [line] = invoice.lines
    assert.equal(invoice.state, 'draft')
    assert.equal(invoice.buyerDetails.name, '武汉长江有限公司')
    assert.deepEqual([line.totalFen, line.taxFen, line.netFen], [5550, 458, 5092])
    assert.equal(line.taxClassShortName, '邮政服务')
    assert.equal(Number(line.quantity), 3)
    assert.match(invoice.issueRequestNo, /^\d{6}[0-9A-HJKMNP-TV-Z]{14}$/)
  })

  test('a later change of the catalogue does not reach the invoice', async ({ assert }) => {
    const product = await givenProduct({ price: '18.50' })
    const order = await givenPaidOrder({ product })
    await product.merge({ name: 'renamed', unitPriceInclTax: '99.00', taxRate: '0.13' }).save()
    await draft(order.id)
    const [invoice] = await invoicesOf(order)
    assert.equal(invoice.totalFen, order.totalFen)
    assert.notEqual(invoice.lines[0].name, 'renamed')
  })

  test('a faulty title is refused with a verdict, and stands on the list', async ({ assert }) => {
    const invoice = await givenDraft({ kind: 'vat_special', title: '武汉长江有限公司' })
    assert.equal(invoice.state, 'refused')
    assert.equal(invoice.problem, 'rules')
    assert.deepEqual(
      invoice.verdicts.map(({ rule, reason }) => [rule, reason]),
      [['special_needs_taxpayer_id', 'special_invoice_needs_taxpayer_id']]
    )
  })

  test('orders that are unpaid, unwanted, free or gone give no draft', async ({ assert }) => {
    await givenSeller()
    const failure = async (orderId: string) => {
      const drafted = await draft(orderId)
      return drafted.ok ? 'drafted' : drafted.failure.type
    }
    const unpaid = await givenApprovedOrder()
    assert.equal(await failure(unpaid.id), 'not_paid')
    const unwanted = await givenPaidOrder({ kind: 'none' })
    assert.equal(await failure(unwanted.id), 'not_wanted')
    assert.equal(await failure(newId()), 'missing')
    const twice = await givenPaidOrder()
    assert.equal(await failure(twice.id), 'drafted')
    assert.equal(await failure(twice.id), 'already_drafted')
  })

  test('the invoice keeps its seller when the seller moves', async ({ assert }) => {
    const invoice = await givenDraft()
    const seller = await givenSeller()
    const { id, name, taxpayerId, taxpayerKind, regionCode, phone, bankName, bankAccount } = seller
    const values = { name, taxpayerId, taxpayerKind, regionCode, phone, bankName, bankAccount }
    await new SaveSeller().handle({
      sellerId: id,
      by,
      values: {
        ...values,
        address: '武汉市东湖高新区1号',
        issuerName: '李青',
        taxChannel: 'tax-sandbox',
        isDefault: true,
      },
    })
    await invoice.refresh()
    assert.equal(invoice.seller.address, '武汉市江岸区沿江大道160号')
    assert.equal(invoice.seller.issuedBy, '王芳')
  })

  test('an order line is never billed beyond what it cost: the database refuses', async ({
    assert,
  }) => {
    const invoice = await givenDraft()
    const [line] = await db.from('invoice_lines').where('invoice_id', invoice.id)
    const [allocation] = await db.from('invoice_line_allocations').where('invoice_line_id', line.id)
    const id = newId()
    await assert.rejects(
      () =>
        db.transaction(async (trx) => {
          await trx.table('invoice_lines').insert({ ...line, id, position: 2 })
          await trx
            .table('invoice_line_allocations')
            .insert({ ...allocation, invoice_line_id: id, amount_fen: 1 })
          await trx.rawQuery('set constraints all immediate')
        }),
      /would be invoiced twice/
    )
  })

  test('a cancelled order drops its draft', async ({ assert }) => {
    const order = await givenPaidOrder()
    await draft(order.id)
    await clearOutbox()
    await db.transaction((trx) => publish(new OrderCancelled({ orderId: order.id }), trx))
    await drainOutbox({ twice: true })
    const [invoice] = await invoicesOf(order)
    assert.equal(invoice.state, 'dropped')
  })

  test('a refused draft is not drafted again by a repeated message', async ({ assert }) => {
    const order = await givenCompletedOrder({ kind: 'vat_special' })
    await drainOutbox({ twice: true })
    const invoices = await invoicesOf(order)
    assert.deepEqual(
      invoices.map(({ state }) => state),
      ['refused']
    )
    await order.refresh()
    assert.equal(order.invoicedFen, 0)
  })
})
