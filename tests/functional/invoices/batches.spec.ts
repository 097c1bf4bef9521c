import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { StartBatch } from '#app/issuing/actions/start_batch'
import { SteerBatch } from '#app/issuing/actions/steer_batch'
import { readChoice } from '#app/issuing/batch_choice'
import InvoiceBatch from '#app/issuing/models/invoice_batch'
import { batchCounts } from '#app/issuing/queries/batch_counts'
import KeepBatchesGoing from '#app/issuing/tasks/keep_batches_going'
import CheckChannelOfSeller from '#app/invoices/tasks/check_channel_of_seller'
import ResolveInvoices from '#app/invoices/tasks/resolve_invoices'
import type Order from '#app/orders/models/order'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import { fen } from '#app/platform/money/fen'
import { plugins } from '#app/platform/plugins/registry'
import { givenProduct } from '#tests/support/catalogue'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { givenPaidOrder, givenSeller } from '#tests/support/invoices'
import { givenStaff } from '#tests/support/people'
import { TaxSideDouble } from '#tests/support/tax_side_double'

const EARLY = readChoice({ early: '1' })

/** Paid, 20.00 each. */
async function givenOrders(count: number): Promise<Order[]> {
  const product = await givenProduct({ price: '10.00' })
  const orders: Order[] = []
  for (let made = 0; made < count; made++) orders.push(await givenPaidOrder({ product }))
  await clearOutbox()
  return orders
}

async function start(choice = EARLY, formToken = newId()): Promise<InvoiceBatch> {
  const { id } = await givenStaff('finance')
  const by = { kind: 'staff' as const, id }
  const started = await new StartBatch().handle({ choice, by, formToken })
  if (!started.ok) throw new Error(started.failure.type)
  return InvoiceBatch.findOrFail(started.value.path.split('/').at(-1))
}

async function failuresOf({ id }: InvoiceBatch): Promise<number> {
  const { failed } = await batchCounts(id)
  return failed
}

async function waitingIn({ id }: InvoiceBatch): Promise<number> {
  const { waiting } = await batchCounts(id)
  return waiting
}

async function invoicesIn({ id }: InvoiceBatch) {
  const { invoices } = await batchCounts(id)
  return invoices
}

test.group('batches of invoices', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => clearOutbox())
  group.each.setup(() => () => {
    plugins.restore()
    clock.resume()
  })

  test('every order of the choice is invoiced once, and what cannot be says why', async ({
    assert,
  }) => {
    const taxSide = new TaxSideDouble()
    plugins.fake('tax', taxSide)
    const orders = await givenOrders(4)
    const ids = orders.map(({ id }) => id)
    await db.from('orders').where('id', ids[3]).update({ state: 'cancelled' })
    const batch = await start(readChoice({ ids }))
    await drainOutbox({ twice: true })
    await batch.refresh()
    assert.equal(batch.state, 'done')
    const { failed, invoices } = await batchCounts(batch.id)
    assert.deepEqual([failed, invoices], [1, { issued: 3 }])
    assert.equal(taxSide.issuedFen, 6000)
    const again = await start(readChoice({ ids }))
    await drainOutbox()
    assert.equal(await failuresOf(again), 4)
    assert.equal(taxSide.books.size, 3)
  })

  test('a doubled click makes one batch, and orders with an invoice are not chosen', async ({
    assert,
  }) => {
    plugins.fake('tax', new TaxSideDouble())
    await givenOrders(2)
    const token = newId()
    const [one, other] = [await start(EARLY, token), await start(EARLY, token)]
    assert.equal(one.id, other.id)
    assert.equal(one.items, 2)
    await drainOutbox()
    const { id } = await givenStaff('finance')
    const nothing = await new StartBatch().handle({
      choice: EARLY,
      by: { kind: 'staff', id },
      formToken: newId(),
    })
    assert.deepEqual(nothing, { ok: false, failure: { type: 'nothing_due' } })
  })

  test('when the quota ends in the middle it pauses, says why, and goes on by itself', async ({
    assert,
  }) => {
    const orders = await givenOrders(5)
    const taxSide = Object.assign(new TaxSideDouble(), { leftFen: fen(4000) })
    plugins.fake('tax', taxSide)
    const batch = await start()
    await drainOutbox()
    taxSide.leftFen = fen(0)
    const { id: sellerId } = await givenSeller()
    await new CheckChannelOfSeller().handle({ sellerId })
    await batch.refresh()
    const before = await batchCounts(batch.id)
    assert.equal(before.invoices.issued, 2)

    taxSide.leftFen = fen(1_000_000)
    clock.freeze(clock.now().plus({ minutes: 5 }))
    await new CheckChannelOfSeller().handle({ sellerId })
    await new KeepBatchesGoing().handle()
    await new ResolveInvoices().run()
    await drainOutbox()
    await batch.refresh()
    assert.equal(batch.state, 'done')
    assert.deepEqual(await invoicesIn(batch), { issued: 5 })
    assert.equal(
      taxSide.issuedFen,
      orders.reduce((sum, { totalFen }) => sum + totalFen, 0)
    )
  })

  test('a seller that is turned away from the start makes the batch wait', async ({ assert }) => {
    const taxSide = Object.assign(new TaxSideDouble(), { isSignedIn: false })
    plugins.fake('tax', taxSide)
    await givenOrders(2)
    const { id: sellerId } = await givenSeller()
    await new CheckChannelOfSeller().handle({ sellerId })
    const batch = await start()
    await drainOutbox()
    await batch.refresh()
    assert.deepEqual([batch.state, batch.pausedBy], ['paused', 'login_needed'])
    assert.lengthOf(taxSide.calls, 0)
    taxSide.isSignedIn = true
    await new CheckChannelOfSeller().handle({ sellerId })
    await new KeepBatchesGoing().handle()
    await drainOutbox()
    await batch.refresh()
    assert.equal(batch.state, 'done')
    assert.equal(taxSide.books.size, 2)
  })

  test('somebody pauses it, lets it go on, and tries again what failed', async ({ assert }) => {
    plugins.fake('tax', new TaxSideDouble())
    const [order] = await givenOrders(1)
    await db.from('orders').where('id', order.id).update({ paid_at: null })
    const batch = await start(readChoice({ ids: [order.id] }))
    const step = (verb: 'pause' | 'go_on' | 'retry') =>
      new SteerBatch().handle({ batchId: batch.id, verb, by: SYSTEM })
    assert.deepEqual(await step('pause'), { ok: true, value: null })
    await drainOutbox()
    assert.equal(await waitingIn(batch), 1)
    assert.deepEqual(await step('go_on'), { ok: true, value: null })
    await drainOutbox()
    assert.equal(await failuresOf(batch), 1)
    await db.from('orders').where('id', order.id).update({ paid_at: clock.now().toISO() })
    assert.deepEqual(await step('retry'), { ok: true, value: null })
    await drainOutbox()
    assert.deepEqual(await invoicesIn(batch), { issued: 1 })
  })
})
