import { test } from '@japa/runner'
import fc from 'fast-check'
import { leftOf, NOTHING, partOf, type Share } from '#app/invoices/bill'
import { addDecimals, fixed } from '#app/platform/money/decimal'
import { fen } from '#app/platform/money/fen'

const line = { quantity: '3', totalFen: fen(1000) }
const none = { discountFen: fen(0) }

test.group('parts of an order’s line', () => {
  test('parts add up to the line, whatever their sizes', ({ assert }) => {
    let taken = NOTHING
    const amounts: number[] = []
    for (const quantity of ['1', '0.333', '0.667', '1']) {
      const part = partOf(line, taken, quantity)
      if (part === null) return assert.fail('it should fit')
      amounts.push(part.amountFen)
      taken = sum(taken, part)
    }
    assert.deepEqual(amounts, [333, 111, 223, 333])
    assert.deepEqual(leftOf(line, taken), NOTHING)
  })

  test('the last part takes what is left, and more than that is refused', ({ assert }) => {
    const taken = { quantity: '2.5', amountFen: fen(999), ...none }
    assert.deepEqual(partOf(line, taken, '0.5'), { quantity: '0.5', amountFen: fen(1), ...none })
    assert.isNull(partOf(line, taken, '0.501'))
  })

  test('money that is left without pieces can be billed', ({ assert }) => {
    const taken = { quantity: '3', amountFen: fen(900), ...none }
    assert.deepEqual(leftOf(line, taken), { quantity: '0', amountFen: fen(100), ...none })
  })

  test('the discount is billed along: parts of both add up, in whatever quantities', ({
    assert,
  }) => {
    const sold = { quantity: '7', totalFen: fen(9_001), discountFen: fen(499) }
    const sizes = fc.array(fc.integer({ min: 1, max: 3000 }), { maxLength: 8 })
    fc.assert(
      fc.property(sizes, (thousandths) => {
        let taken = NOTHING
        const wanted = thousandths.map((units) => fixed({ units: BigInt(units), scale: 3 }))
        const parts = wanted.flatMap((quantity) => {
          const part = partOf(sold, taken, quantity)
          if (part === null) return []
          taken = sum(taken, part)
          return [part]
        })
        const all = [...parts, leftOf(sold, taken)].reduce(sum, NOTHING)
        assert.deepEqual(all, { quantity: '7', amountFen: fen(9_001), discountFen: fen(499) })
      })
    )
  })
})

function sum(one: Share, other: Share): Share {
  return {
    quantity: addDecimals(one.quantity, other.quantity),
    amountFen: fen(one.amountFen + other.amountFen),
    discountFen: fen(one.discountFen + other.discountFen),
  }
}
