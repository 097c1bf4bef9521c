import '@japa/assert'
import { test } from '@japa/runner'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import type { TrackingCode } from '#app/shipments/courier'
import { type Scan, TRACKED_STATES, whereIs } from '#app/shipments/tracking'

const START = DateTime.fromISO('2026-11-24T08:00:00Z', { zone: 'utc' })
const CODES: TrackingCode[] = [
  'picked_up',
  'in_transit',
  'out_for_delivery',
  'attempt_failed',
  'delivered',
  'returning',
  'returned',
  'noted',
]

function journey(...codes: TrackingCode[]): Scan[] {
  return codes.map((code, minutes) => ({ code, occurredAt: START.plus({ minutes }) }))
}

const scans = fc.array(
  fc.record({
    code: fc.constantFrom(...CODES),
    occurredAt: fc.nat(30).map((minutes) => START.plus({ minutes })),
  }),
  { maxLength: 12 }
)

test.group('Where a parcel is', () => {
  const told: [TrackingCode[], string][] = [
    [[], 'handed_over'],
    [['picked_up', 'in_transit', 'out_for_delivery', 'delivered'], 'delivered'],
    [['picked_up', 'delivered', 'in_transit'], 'delivered'],
    [['out_for_delivery', 'attempt_failed', 'returning', 'returned'], 'returned'],
    [['returning', 'returned', 'delivered'], 'returned'],
    [['in_transit', 'noted'], 'in_transit'],
  ]
  for (const [codes, state] of told) {
    test(`after ${codes.join(', ') || 'no scan'}: ${state}`, ({ assert }) => {
      assert.equal(whereIs(journey(...codes)).state, state)
    })
  }

  test('does not depend on the order in which scans came, nor on repetitions', ({ assert }) => {
    fc.assert(
      fc.property(scans, fc.func(fc.integer()), (some, shuffle) => {
        const shuffled = [...some, ...some].toSorted((one, other) => shuffle(one) - shuffle(other))
        assert.deepEqual(whereIs(shuffled), whereIs(some))
      })
    )
  })

  test('is always a state that scans can lead to', ({ assert }) => {
    fc.assert(fc.property(scans, (some) => assert.oneOf(whereIs(some).state, [...TRACKED_STATES])))
  })
})
