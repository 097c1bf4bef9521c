import { test } from '@japa/runner'
import fc from 'fast-check'
import { lineTotal, orderTotal, orderType } from '#app/orders/order_totals'
import { fen } from '#app/platform/money/fen'

test.group('order totals', () => {
  test('a line of {price} times {quantity} comes to {expected} fen')
    .with([
      { price: '15.00', quantity: '4', expected: 6000 },
      { price: '0.35', quantity: '400', expected: 14000 },
      { price: '35.00', quantity: '2.5', expected: 8750 },
      { price: '0.01', quantity: '0.5', expected: 1 },
      { price: '0.01', quantity: '0.499', expected: 0 },
      { price: '1980.00', quantity: '3', expected: 594000 },
    ])
    .run(({ assert }, { price, quantity, expected }) => {
      assert.equal(lineTotal({ unitPriceInclTax: price, quantity }), expected)
    })

  test('the order is exactly the sum of its lines', ({ assert }) => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 ** 10 }), { maxLength: 50 }), (amounts) => {
        const total = orderTotal(amounts.map((amount) => ({ totalFen: fen(amount) })))
        assert.equal(
          BigInt(total),
          amounts.reduce((sum, amount) => sum + BigInt(amount), 0n)
        )
      })
    )
  })

  test('the type follows the lines: {fulfilments} make a {expected} order')
    .with([
      { fulfilments: ['parcel'], expected: 'parcel' },
      { fulfilments: ['service', 'service'], expected: 'service' },
      { fulfilments: ['parcel', 'service'], expected: 'mixed' },
    ] as const)
    .run(({ assert }, { fulfilments, expected }) => {
      assert.equal(orderType(fulfilments.map((fulfilment) => ({ fulfilment }))), expected)
    })
})
