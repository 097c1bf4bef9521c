import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { nextActOf, standingOf } from '#app/portal/order_standing'

const at = DateTime.fromISO('2026-11-24T06:00:00Z')
const paid = {
  state: 'approved' as const,
  status: 'awaiting_dispatch' as const,
  hasParcels: true,
  orderType: 'parcel' as const,
  deliveredAt: null,
  dispatchedAt: null,
}
const nothing = { mayRate: false, hasInvoice: false }

test.group('Where an order stands for its customer', () => {
  const table = [
    ['paid, with parcels', {}, 'awaiting_dispatch', null],
    ['paid, services only', { hasParcels: false }, 'awaiting_service', null],
    ['on its way', { status: 'shipped', dispatchedAt: at }, 'shipped', 'track'],
    [
      'delivered, a service left',
      { status: 'shipped', dispatchedAt: at, deliveredAt: at },
      'service_left',
      null,
    ],
    ['being cancelled', { state: 'cancelling', status: 'cancelled' }, 'cancelling', null],
    ['a draft', { state: 'draft', status: 'draft' }, 'draft', 'submit'],
    ['rejected', { state: 'rejected', status: 'rejected' }, 'rejected', 'mend'],
    ['to be paid', { status: 'awaiting_payment' }, 'awaiting_payment', 'pay'],
  ] as const
  for (const [name, change, standing, act] of table) {
    test(`${name}: ${standing}`, ({ assert }) => {
      const order = { ...paid, ...change }
      assert.equal(standingOf(order), standing)
      assert.equal(nextActOf(order, nothing), act)
    })
  }

  test('a completed order is rated first, then its invoice is shown', ({ assert }) => {
    const order = { ...paid, state: 'completed' as const, status: 'completed' as const }
    assert.equal(nextActOf(order, { mayRate: true, hasInvoice: true }), 'rate')
    assert.equal(nextActOf(order, { mayRate: false, hasInvoice: true }), 'invoice')
    assert.isNull(nextActOf(order, nothing))
  })
})
