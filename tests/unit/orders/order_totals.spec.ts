import { test } from '@japa/runner'
import fc from 'fast-check'
import { isOverDiscounted, lineAmounts, orderTotal, orderType } from '#app/orders/order_totals'
import { fixed } from '#app/platform/money/decimal'
import { fen, formatYuan } from '#app/platform/money/fen'

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
      assert.equal(lineAmounts({ unitPriceInclTax: price, quantity }).totalFen, expected)
    })

  test('a discount comes off to the fen, and is too large once nothing is left', ({ assert }) => {
    const line = {
      price: fc.integer({ min: 0, max: 10 ** 9 }),
      thousandths: fc.integer({ min: 1, max: 10 ** 6 }),
    }
    fc.assert(
      fc.property(fc.record(line), fc.integer({ min: 0, max: 10 ** 12 }), (priced, discount) => {
        const amounts = lineAmounts({
          unitPriceInclTax: formatYuan(fen(priced.price)),
          quantity: fixed({ units: BigInt(priced.thousandths), scale: 3 }),
          discountFen: fen(discount),
        })
        const gross = (BigInt(priced.price) * BigInt(priced.thousandths) * 2n + 1000n) / 2000n
        assert.equal(BigInt(amounts.grossFen), gross)
        assert.equal(BigInt(amounts.totalFen), gross - BigInt(discount))
        assert.equal(isOverDiscounted(amounts), discount > 0 && BigInt(discount) >= gross)
      })
    )
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
