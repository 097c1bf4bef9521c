import { test } from '@japa/runner'
import fc from 'fast-check'
import {
  addDecimals,
  compareDecimals,
  fixed,
  isDecimal,
  multiplyDecimals,
  negateDecimal,
  subtractDecimals,
  trimDecimal,
} from '#app/platform/money/decimal'

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), fc.nat({ max: 13 }))
  .map(([units, scale]) => fixed({ units, scale }))

test.group('Decimal strings', () => {
  test('{text} is a decimal: {expected}')
    .with([
      { text: '12', expected: true },
      { text: '-0.350', expected: true },
      { text: '007.5', expected: true },
      { text: '', expected: false },
      { text: '.5', expected: false },
      { text: '5.', expected: false },
      { text: '1e3', expected: false },
      { text: '1,000', expected: false },
      { text: ' 1', expected: false },
      { text: '+1', expected: false },
      { text: '１', expected: false },
      { text: 'NaN', expected: false },
    ])
    .run(({ assert }, { text, expected }) => {
      assert.equal(isDecimal(text), expected)
      if (!expected) assert.throws(() => trimDecimal(text), RangeError)
    })

  test('{text} without superfluous zeros is {expected}')
    .with([
      { text: '4.000', expected: '4' },
      { text: '0.350', expected: '0.35' },
      { text: '100', expected: '100' },
      { text: '-0.00', expected: '0' },
      { text: '-0.50', expected: '-0.5' },
      { text: '007', expected: '7' },
    ])
    .run(({ assert }, { text, expected }) => {
      assert.equal(trimDecimal(text), expected)
    })

  test('what floats cannot do', ({ assert }) => {
    assert.equal(addDecimals('0.1', '0.2'), '0.3')
    assert.equal(multiplyDecimals('1.1', '1.1'), '1.21')
    assert.equal(subtractDecimals('0.3', '0.1'), '0.2')
    assert.equal(
      addDecimals('9007199254740993', '0.0000000000001'),
      '9007199254740993.0000000000001'
    )
    assert.equal(addDecimals(), '0')
  })

  test('adding and taking away again changes nothing', ({ assert }) => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        assert.equal(subtractDecimals(addDecimals(a, b), b), trimDecimal(a))
      })
    )
  })

  test('multiplication spreads over addition', ({ assert }) => {
    const short = fc.tuple(fc.integer(), fc.nat({ max: 4 }))
    const small = short.map(([units, scale]) => fixed({ units: BigInt(units), scale }))
    fc.assert(
      fc.property(small, small, small, (a, b, c) => {
        const whole = multiplyDecimals(a, addDecimals(b, c))
        assert.equal(whole, addDecimals(multiplyDecimals(a, b), multiplyDecimals(a, c)))
      })
    )
  })

  test('comparing agrees with the sign of the difference', ({ assert }) => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        const difference = subtractDecimals(a, b)
        const sign = difference === '0' ? 0 : difference.startsWith('-') ? -1 : 1
        assert.equal(compareDecimals(a, b), sign)
        assert.equal(compareDecimals(b, a), compareDecimals(negateDecimal(a), negateDecimal(b)))
      })
    )
  })
})
