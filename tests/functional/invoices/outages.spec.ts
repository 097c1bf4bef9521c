import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { renderingPool } from '#app/invoices/rendering'
import ResolveInvoices from '#app/invoices/tasks/resolve_invoices'
import type Order from '#app/orders/models/order'
import { clock } from '#app/platform/clock'
import { plugins } from '#app/platform/plugins/registry'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { givenCompletedOrder, invoicesOf } from '#tests/support/invoices'
import { TaxSideDouble } from '#tests/support/tax_side_double'

/** What the janitor does in so many minutes, at its own pace. */
async function pass(minutes: number): Promise<void> {
  const end = clock.now().plus({ minutes })
  while (clock.now() < end) {
    clock.freeze(clock.now().plus({ minutes: 2 }))
    await new ResolveInvoices().run()
    await drainOutbox()
  }
}

async function statesOf(orders: readonly Order[]): Promise<string[][]> {
  const invoices = await Promise.all(orders.map(invoicesOf))
  return invoices.map((each) => each.map(({ state }) => state))
}

test.group('a tax side that is out of order', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => clearOutbox())
  group.each.setup(() => () => {
    plugins.restore()
    clock.resume()
  })
  group.teardown(() => renderingPool.close())

  test('down for an hour: every order is invoiced exactly once afterwards', async ({ assert }) => {
    const taxSide = Object.assign(new TaxSideDouble(), { isDown: true })
    plugins.fake('tax', taxSide)
    const orders = [await givenCompletedOrder(), await givenCompletedOrder()]
    await drainOutbox({ twice: true })
    await pass(60)
    assert.deepEqual(await statesOf(orders), [['unknown'], ['unknown']])
    assert.lengthOf(taxSide.calls, 0)
    taxSide.isDown = false
    await pass(40)
    assert.deepEqual(await statesOf(orders), [['issued'], ['issued']])
    assert.equal(taxSide.books.size, 2)
  })
})
