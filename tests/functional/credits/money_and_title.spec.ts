import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { AskForCorrection } from '#app/credits/actions/ask_for_correction'
import { BeginCorrection } from '#app/credits/actions/begin_correction'
import { RecordConfirmation } from '#app/credits/actions/record_confirmation'
import { ReverseAndCancel } from '#app/credits/actions/reverse_and_cancel'
import CreditConfirmation from '#app/credits/models/credit_confirmation'
import TitleCorrection from '#app/credits/models/title_correction'
import { DraftInvoice } from '#app/invoices/actions/draft_invoice'
import { DraftInvoices } from '#app/invoices/actions/draft_invoices'
import type Invoice from '#app/invoices/models/invoice'
import { renderingPool } from '#app/invoices/rendering'
import { CancelOrder } from '#app/orders/actions/cancel_order'
import { CorrectTitle } from '#app/orders/actions/correct_title'
import { EditOrder } from '#app/orders/actions/edit_order'
import type Order from '#app/orders/models/order'
import type Payment from '#app/payments/models/payment'
import { SYSTEM } from '#app/platform/actor'
import { fen } from '#app/platform/money/fen'
import { plugins } from '#app/platform/plugins/registry'
import { creditsOf, obligingTaxSide, waitingTaxSide } from '#tests/support/credits'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { invoicesOf, type Wanted } from '#tests/support/invoices'
import { givenOrderPaidAtSandbox, refund } from '#tests/support/paid_orders'
import { emptyTestDatabase } from '#tests/support/test_database'

const by = SYSTEM
const NEW_TITLE = { name: '武汉光谷数据有限公司', taxpayerId: '91420100MA4KXY1233', email: null }

/** Paid and invoiced while nothing has left the house. */
async function givenInvoicedOrder(
  wanted: Wanted = {}
): Promise<{ order: Order; original: Invoice; payment: Payment }> {
  const { order, payment } = await givenOrderPaidAtSandbox(wanted)
  obligingTaxSide()
  await db.transaction((trx) => new DraftInvoice().handle({ orderId: order.id, by }, trx))
  await drainOutbox()
  const [original] = await invoicesOf(order)
  await order.refresh()
  return { order, original, payment }
}

async function givenCorrection(original: Invoice): Promise<TitleCorrection> {
  const asked = await new AskForCorrection().handle({
    originalId: original.id,
    title: NEW_TITLE,
    invoiceKind: 'vat_special',
    by,
  })
  if (!asked.ok) throw new Error(`not asked: ${asked.failure.type}`)
  return TitleCorrection.findOrFail(asked.value.correctionId)
}

test.group('order, money and invoice stay in step', (group) => {
  group.setup(() => emptyTestDatabase())
  group.each.setup(() => clearOutbox())
  group.each.setup(() => () => plugins.restore())
  group.teardown(async () => {
    await renderingPool.close()
    await emptyTestDatabase()
  })

  test('all the money back takes the whole invoice back', async ({ assert }) => {
    const { order, original, payment } = await givenInvoicedOrder()
    await refund(payment)
    await drainOutbox({ twice: true })
    const [credit, ...more] = await creditsOf(original)
    assert.lengthOf(more, 0)
    assert.equal(credit.state, 'issued')
    assert.equal(credit.totalFen, -original.totalFen)
    assert.equal(credit.creditReason, 'goods_returned')
    await order.refresh()
    assert.equal(order.invoicedFen, 0)
  }).timeout(30_000)

  test('a part of the money is an allowance; two parts at once are both taken back', async ({
    assert,
  }) => {
    const { order, original, payment } = await givenInvoicedOrder()
    const { channel, moveTo } = waitingTaxSide()
    await refund(payment, fen(100))
    await drainOutbox()
    await refund(payment, fen(50))
    await drainOutbox()
    assert.lengthOf(await creditsOf(original), 1)
    assert.equal(channel.applied[0].reason, 'allowance')

    moveTo('confirmed')
    const form = await CreditConfirmation.findByOrFail('originalInvoiceId', original.id)
    const outcome = await channel.confirmation(form.applicationNumber ?? '')
    obligingTaxSide()
    await new RecordConfirmation().handle({ confirmationId: form.id, outcome, by })
    await drainOutbox()
    const credits = await creditsOf(original)
    assert.deepEqual(
      credits.map(({ totalFen, state }) => [totalFen, state]),
      [
        [-100, 'issued'],
        [-50, 'issued'],
      ]
    )
    await order.refresh()
    assert.equal(order.invoicedFen, original.totalFen - 150)
    assert.isTrue(order.isLocked)
  }).timeout(30_000)

  test('an invoiced order is not cancelled, not billed to somebody else and not edited; only the red way leads there', async ({
    assert,
  }) => {
    const { order, original } = await givenInvoicedOrder()
    const cancelled = await new CancelOrder().handle({ orderId: order.id, reason: 'x', by })
    assert.deepEqual(cancelled, { ok: false, failure: { type: 'locked_by_invoice' } })
    const { id: orderId, version, areaCode } = order
    const details = { ...order.details, title: NEW_TITLE }
    const edit = { orderId, version, details, areaCode, invoiceKind: order.invoiceKind, by }
    const edited = await new EditOrder().handle(edit)
    assert.deepEqual(edited, { ok: false, failure: { type: 'locked_by_invoice' } })
    const other = { ...edit, details: order.details, invoiceKind: 'none' as const }
    const rekinded = await new EditOrder().handle(other)
    assert.deepEqual(rekinded, { ok: false, failure: { type: 'locked_by_invoice' } })
    const corrected = await db.transaction((trx) =>
      new CorrectTitle().handle({ orderId, title: NEW_TITLE, invoiceKind: 'ordinary', by }, trx)
    )
    assert.deepEqual(corrected, { ok: false, failure: { type: 'locked_by_invoice' } })

    const reversed = await new ReverseAndCancel().handle({ orderId, by })
    assert.isTrue(reversed.ok)
    await drainOutbox({ twice: true })
    await order.refresh()
    assert.equal(order.state, 'cancelled')
    assert.equal(order.invoicedFen, 0)
    assert.lengthOf(await creditsOf(original), 1)
  }).timeout(30_000)

  test('what is refunded and taken back is not invoiced again', async ({ assert }) => {
    const { order, payment } = await givenInvoicedOrder()
    await refund(payment)
    await drainOutbox()
    const again = await db.transaction((trx) =>
      new DraftInvoice().handle({ orderId: order.id, by }, trx)
    )
    assert.deepEqual(again, { ok: false, failure: { type: 'refunded' } })
  }).timeout(30_000)
})

test.group('a wrong title', (group) => {
  group.setup(() => emptyTestDatabase())
  group.each.setup(() => clearOutbox())
  group.each.setup(() => () => plugins.restore())
  group.teardown(async () => {
    await renderingPool.close()
    await emptyTestDatabase()
  })

  test('is taken back whole, put right on the order and invoiced anew, as one process', async ({
    assert,
  }) => {
    const { order, original } = await givenInvoicedOrder()
    const correction = await givenCorrection(original)
    const twice = await new AskForCorrection().handle({
      originalId: original.id,
      title: NEW_TITLE,
      invoiceKind: 'ordinary',
      by,
    })
    assert.deepEqual(twice, { ok: false, failure: { type: 'correction_open' } })
    assert.lengthOf(await creditsOf(original), 0)

    await new BeginCorrection().handle({ correctionId: correction.id, by })
    const clicked = await new BeginCorrection().handle({ correctionId: correction.id, by })
    assert.deepEqual(clicked, { ok: false, failure: { type: 'correction_decided' } })
    await drainOutbox({ twice: true })
    await correction.refresh()
    assert.equal(correction.state, 'done')
    const invoices = await invoicesOf(order)
    const blue = invoices.find(({ id }) => id === correction.newInvoiceId)
    assert.equal(blue?.state, 'issued')
    assert.equal(blue?.kind, 'vat_special')
    assert.equal(blue?.buyerDetails.name, NEW_TITLE.name)
    assert.equal(blue?.totalFen, original.totalFen)
    assert.deepEqual(invoices.map(({ totalFen }) => Math.sign(totalFen)).toSorted(), [-1, 1, 1])
    await order.refresh()
    assert.equal(order.details.title?.name, NEW_TITLE.name)
    assert.equal(order.invoicedFen, order.totalFen)
    assert.isTrue(order.isLocked)
  }).timeout(30_000)

  test('stops when the buyer denies the form, and can be tried again', async ({ assert }) => {
    const { original } = await givenInvoicedOrder()
    const correction = await givenCorrection(original)
    obligingTaxSide({ apply: () => ({ status: 'declined', reason: 'bad_buyer' }) })
    await new BeginCorrection().handle({ correctionId: correction.id, by })
    await drainOutbox()
    await correction.refresh()
    assert.equal(correction.state, 'stopped')
    obligingTaxSide()
    const again = await new BeginCorrection().handle({ correctionId: correction.id, by })
    assert.isTrue(again.ok)
    await drainOutbox()
    await correction.refresh()
    assert.equal(correction.state, 'done')
  }).timeout(30_000)

  test('stops where another invoice of the order keeps its title: the wrong one is not printed again', async ({
    assert,
  }) => {
    const { order } = await givenOrderPaidAtSandbox({ quantity: '2' })
    obligingTaxSide()
    await order.load('lines')
    const half = new Map([[order.lines[0].id, '1']])
    for (const quantities of [half, half]) {
      const bills = [{ orderIds: [order.id] as const, quantities }]
      await db.transaction((trx) => new DraftInvoices().handle({ bills, by }, trx))
      await drainOutbox()
    }
    const [original] = await invoicesOf(order)
    const correction = await givenCorrection(original)
    await new BeginCorrection().handle({ correctionId: correction.id, by })
    await drainOutbox()
    await correction.refresh()
    assert.deepEqual([correction.state, correction.newInvoiceId], ['stopped', null])
    const invoices = await invoicesOf(order)
    assert.lengthOf(invoices, 3)
  }).timeout(30_000)
})
