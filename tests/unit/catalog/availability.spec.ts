import { test } from '@japa/runner'
import { availabilityOf } from '#app/catalog/availability'

test.group('Availability in words', () => {
  const cases = [
    ['parcel', { onHand: '100', held: '0' }, '10', 'in_stock'],
    ['parcel', { onHand: '100', held: '0.001' }, '10', 'few_left'],
    ['parcel', { onHand: '100', held: '90' }, '10', 'few_left'],
    ['parcel', { onHand: '100', held: '90.5' }, '10', 'on_order'],
    ['parcel', null, '1', 'on_order'],
    ['service', null, '1', 'by_appointment'],
  ] as const
  for (const [fulfilment, stock, wanted, expected] of cases) {
    test(`${fulfilment} with ${JSON.stringify(stock)}, wanted ${wanted}: ${expected}`, ({
      assert,
    }) => {
      assert.equal(availabilityOf({ fulfilment, stock }, wanted), expected)
    })
  }
})
