import '@japa/assert'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { actorOf } from '#app/identity/models/user'
import { ReviewOrder } from '#app/orders/actions/review_order'
import { SubmitOrder } from '#app/orders/actions/submit_order'
import { SettlePayment } from '#app/payments/actions/settle_payment'
import { StartPayment } from '#app/payments/actions/start_payment'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import type { Fen } from '#app/platform/money/fen'
import { addScans } from '#app/shipments/actions/record_tracking'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { figuresOf, forgetQueuedMessages } from '#tests/support/figures'
import { givenApprovedOrder, givenOrder } from '#tests/support/orders'
import { givenStaff } from '#tests/support/people'
import { givenShipment } from '#tests/support/shipments'

/** A day of its own, so that other tests are not counted along. */
let year = 2040
function newDay(): string {
  return `${year++}-03-05`
}

function freeze(day: string, time: string): void {
  clock.freeze(DateTime.fromISO(`${day}T${time}`, { zone: 'Asia/Shanghai' }))
}

test.group('Figures by events', (group) => {
  group.teardown(forgetQueuedMessages)
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(async () => {
    await clearOutbox()
    return () => clock.resume()
  })

  test('an order counts once when it is placed, and each decision on the day on which it fell', async ({
    assert,
  }) => {
    const day = newDay()
    const next = day.replace('-05', '-06')
    freeze(day, '23:30')
    const order = await givenOrder()
    await decide(order.id, 'rejected')
    freeze(next, '00:10')
    const again = await new SubmitOrder().handle({ orderId: order.id, by: SYSTEM })
    assert.isTrue(again.ok)
    freeze(next, '00:25')
    await decide(order.id, 'approved')
    await drainOutbox({ twice: true })

    const [first, second] = [await figuresOf(day), await figuresOf(next)]
    assert.deepEqual([...first.keys()].toSorted(), ['orders_placed', 'orders_rejected'])
    assert.equal(first.get('orders_placed')?.count, 1)
    assert.equal(first.get('orders_rejected')?.count, 1)
    assert.deepEqual([...second.keys()].toSorted(), ['orders_approved', 'step_approved'])
    assert.deepEqual(second.get('step_approved'), { count: 1, fen: 0, minutes: 15 })
  })

  test('money counts with its provider and its amount, and the step from approval to payment', async ({
    assert,
  }) => {
    const day = newDay()
    freeze(day, '09:00')
    const order = await givenApprovedOrder()
    await drainOutbox()
    freeze(day, '10:30')
    await pay(order.id, order.totalFen)
    await drainOutbox({ twice: true })

    const figures = await figuresOf(day)
    assert.deepEqual(figures.get('payments_settled payment-bank-transfer'), {
      count: 1,
      fen: order.totalFen,
      minutes: 0,
    })
    assert.deepEqual(figures.get('step_paid'), { count: 1, fen: 0, minutes: 90 })
  })

  test('parcels count with their courier: handed over, tried in vain, delivered', async ({
    assert,
  }) => {
    const day = newDay()
    freeze(day, '09:00')
    const parcel = await givenShipment('handed_over', { courier: 'courier-manual' })
    freeze(day, '11:00')
    for (const code of ['attempt_failed', 'delivered'] as const)
      await db.transaction((trx) =>
        addScans(
          { id: parcel.id, orderId: parcel.orderId },
          'courier-manual',
          [{ key: newId(), code, occurredAt: clock.now(), place: null, raw: {} }],
          trx
        )
      )
    await drainOutbox({ twice: true })

    const figures = await figuresOf(day)
    for (const figure of ['parcels_shipped', 'deliveries_failed', 'parcels_delivered'])
      assert.equal(figures.get(`${figure} courier-manual`)?.count, 1, figure)
    assert.deepEqual(figures.get('step_delivered'), { count: 1, fen: 0, minutes: 120 })
  })

  test('a batch of many orders is one transaction and counts each of them', async ({ assert }) => {
    const day = newDay()
    freeze(day, '12:00')
    for (let placed = 0; placed < 5; placed++) await givenOrder()
    await drainOutbox({ twice: true })
    const figures = await figuresOf(day)
    assert.equal(figures.get('orders_placed')?.count, 5)
  })
})

async function decide(orderId: string, decision: 'approved' | 'rejected'): Promise<void> {
  const by = actorOf(await givenStaff('reviewer'))
  const reviewed = await new ReviewOrder().handle({ orderId, decision, reason: '已核对', by })
  if (!reviewed.ok) throw new Error(reviewed.failure.type)
}

async function pay(orderId: string, paidFen: Fen): Promise<void> {
  const started = await new StartPayment().handle({
    orderId,
    provider: 'payment-bank-transfer',
    by: SYSTEM,
  })
  if (!started.ok) throw new Error(started.failure.type)
  const fact = { paidFen, paidAt: clock.now() }
  const settled = await db.transaction((trx) =>
    new SettlePayment().handle({ paymentId: started.value.id, fact, by: SYSTEM }, trx)
  )
  if (!settled.ok) throw new Error(settled.failure.type)
}
