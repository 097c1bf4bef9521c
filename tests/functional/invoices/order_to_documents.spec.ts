import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { VerifyStoredInvoice } from '#app/invoices/actions/verify_stored_invoice'
import { renderingPool } from '#app/invoices/rendering'
import Order from '#app/orders/models/order'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { givenCompletedOrder, givenPaidOrder, invoicesOf } from '#tests/support/invoices'

test.group('from the completed order to stored documents', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => clearOutbox())
  group.teardown(() => renderingPool.close())

  test('an order is invoiced once, with three files that read back equal, though all is delivered twice', async ({
    assert,
  }) => {
    const order = await givenCompletedOrder({ title: '湖北长江智造科技股份有限公司' })
    await drainOutbox({ twice: true })
    await drainOutbox({ twice: true })

    const [invoice, ...others] = await invoicesOf(order)
    assert.lengthOf(others, 0)
    assert.equal(invoice.state, 'issued')
    assert.match(invoice.invoiceNumber ?? '', /^\d{2}429\d{15}$/)
    assert.equal(invoice.totalFen, order.totalFen)
    assert.equal(invoice.netFen + invoice.taxFen, invoice.totalFen)
    assert.sameMembers(
      invoice.documents.map(({ format }) => format),
      ['xml', 'pdf', 'ofd']
    )

    const read = await new VerifyStoredInvoice().handle({ invoiceId: invoice.id })
    assert.isTrue(read.ok, JSON.stringify(read))
    if (!read.ok) return
    assert.equal(read.value.invoiceNumber, invoice.invoiceNumber)
    assert.equal(read.value.buyer.name, '湖北长江智造科技股份有限公司')
    assert.isTrue(read.value.isSample)
    assert.equal(read.value.lines[0].name, '*邮政服务*包裹寄递服务')
  })

  test('the issue locks the money of the order and notes how much is invoiced', async ({
    assert,
  }) => {
    const { id, totalFen } = await givenCompletedOrder()
    await drainOutbox()
    const order = await Order.findOrFail(id)
    assert.equal(order.invoicedFen, totalFen)
    assert.isTrue(order.isLocked)
  })

  test('a paid order is not due yet, and an order that wants no invoice gets none', async ({
    assert,
  }) => {
    const paid = await givenPaidOrder()
    const unwanted = await givenCompletedOrder({ kind: 'none' })
    await drainOutbox()
    assert.lengthOf(await invoicesOf(paid), 0)
    assert.lengthOf(await invoicesOf(unwanted), 0)
  })
})
