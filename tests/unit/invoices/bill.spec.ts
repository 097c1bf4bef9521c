import { test } from '@japa/runner'
import { leftOf, NOTHING, partOf } from '#app/invoices/bill'
import { addDecimals } from '#app/platform/money/decimal'
import { fen } from '#app/platform/money/fen'

const line = { quantity: '3', totalFen: fen(1000) }

test.group('parts of an order’s line', () => {
  test('parts add up to the line, whatever their sizes', ({ assert }) => {
    let taken = NOTHING
    const amounts: number[] = []
    for (const quantity of ['1', '0.333', '0.667', '1']) {
      const part = partOf(line, taken, quantity)
      if (part === null) return assert.fail('it should fit')
      amounts.push(part.amountFen)
      taken = {
        quantity: addDecimals(taken.quantity, part.quantity),
        amountFen: fen(taken.amountFen + part.amountFen),
      }
    }
    assert.deepEqual(amounts, [333, 111, 223, 333])
    assert.deepEqual(leftOf(line, taken), NOTHING)
  })

  test('the last part takes what is left, and more than that is refused', ({ assert }) => {
    const taken = { quantity: '2.5', amountFen: fen(999) }
    assert.deepEqual(partOf(line, taken, '0.5'), { quantity: '0.5', amountFen: fen(1) })
    assert.isNull(partOf(line, taken, '0.501'))
  })

  test('money that is left without pieces can be billed', ({ assert }) => {
    const taken = { quantity: '3', amountFen: fen(900) }
    assert.deepEqual(leftOf(line, taken), { quantity: '0', amountFen: fen(100) })
  })
})
