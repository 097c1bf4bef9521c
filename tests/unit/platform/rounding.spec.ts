import { test } from '@japa/runner'
import fc from 'fast-check'
import { fixed } from '#app/platform/money/decimal'
import { fen } from '#app/platform/money/fen'
import {
  divideDecimals,
  divideFen,
  divideHalfUp,
  multiplyFen,
  priceTimesQuantity,
  roundDecimal,
  roundToFen,
} from '#app/platform/money/rounding'

test.group('Rounding', () => {
  test('{value} to {places} decimals is {expected}')
    .with([
      { value: '2.345', places: 2, expected: '2.35' },
      { value: '2.3449999', places: 2, expected: '2.34' },
      { value: '-2.345', places: 2, expected: '-2.35' },
      { value: '1.005', places: 2, expected: '1.01' },
      { value: '0.5', places: 0, expected: '1' },
      { value: '1.5', places: 0, expected: '2' },
      { value: '2.5', places: 0, expected: '3' },
      { value: '-0.4', places: 0, expected: '0' },
      { value: '7', places: 3, expected: '7.000' },
      { value: '0.00449', places: 2, expected: '0.00' },
    ])
    .run(({ assert }, { value, places, expected }) => {
      assert.equal(roundDecimal(value, places), expected)
    })

  test('{price} × {quantity} is {expected} fen')
    .with([
      { price: '0.35', quantity: '400', expected: 14000 },
      { price: '15.00', quantity: '4.000', expected: 6000 },
      { price: '0.01', quantity: '0.5', expected: 1 },
      { price: '0.01', quantity: '0.499', expected: 0 },
      { price: '1.005', quantity: '1', expected: 101 },
      { price: '8.8495575221239', quantity: '3', expected: 2655 },
      { price: '19.99', quantity: '0.333', expected: 666 },
      { price: '999999999999.99', quantity: '1', expected: 99999999999999 },
    ])
    .run(({ assert }, { price, quantity, expected }) => {
      assert.equal(priceTimesQuantity(price, quantity), expected)
    })

  test('a product larger than the books can hold is refused', ({ assert }) => {
    assert.throws(() => priceTimesQuantity('999999999999.99', '1000'), RangeError)
  })

  test('{amount} fen ÷ {divisor} is {expected} fen')
    .with([
      { amount: 11300, divisor: '1.13', expected: 10000 },
      { amount: 100, divisor: '1.06', expected: 94 },
      { amount: 1, divisor: '1.13', expected: 1 },
      { amount: -100, divisor: '1.06', expected: -94 },
      { amount: 1, divisor: '2', expected: 1 },
      { amount: -1, divisor: '2', expected: -1 },
    ])
    .run(({ assert }, { amount, divisor, expected }) => {
      assert.equal(divideFen(fen(amount), divisor), expected)
    })

  test('shares, quotients and yuan follow the same rule', ({ assert }) => {
    assert.equal(multiplyFen(fen(12345), '0.006'), 74)
    assert.equal(multiplyFen(fen(50), '0.03'), 2)
    assert.equal(roundToFen('12.345'), 1235)
    assert.equal(divideDecimals('100', '3', 13), '33.3333333333333')
    assert.equal(divideDecimals('2', '-3', 2), '-0.67')
    assert.throws(() => divideDecimals('1', '0.00', 2), RangeError)
  })

  test('is never more than half a step away, and a half goes up in size', ({ assert }) => {
    const divisors = fc.bigInt({ min: -1000n, max: 1000n }).filter((divisor) => divisor !== 0n)
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), divisors, (dividend, by) => {
        const twiceOff = 2n * (divideHalfUp(dividend, by) * by - dividend)
        const size = (value: bigint) => (value < 0n ? -value : value)
        assert.isTrue(size(twiceOff) <= size(by))
        if (size(twiceOff) === size(by)) assert.equal(twiceOff > 0n, dividend > 0n)
      })
    )
  })

  test('the opposite rounds to the opposite', ({ assert }) => {
    fc.assert(
      fc.property(fc.bigInt(), fc.nat({ max: 10 }), (units, scale) => {
        const [plus, minus] = [units, -units].map((value) =>
          divideHalfUp(value, 10n ** BigInt(scale))
        )
        assert.equal(plus, -minus)
      })
    )
  })

  test('an exact product is not touched', ({ assert }) => {
    fc.assert(
      fc.property(fc.nat({ max: 10 ** 7 }), fc.nat({ max: 10 ** 5 }), (price, quantity) => {
        const yuan = fixed({ units: BigInt(price), scale: 2 })
        assert.equal(priceTimesQuantity(yuan, quantity.toString()), price * quantity)
      })
    )
  })
})
