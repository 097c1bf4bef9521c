import { test } from '@japa/runner'
import fc from 'fast-check'
import { fen, formatYuan, formatYuanGrouped, parseYuan, sumFen } from '#app/platform/money/fen'

test.group('Fen', () => {
  test('{text} is {expected} fen')
    .with([
      { text: '12', expected: 1200 },
      { text: '12.5', expected: 1250 },
      { text: '0.01', expected: 1 },
      { text: ' 1,234.50 ', expected: 123450 },
      { text: '-3.00', expected: -300 },
      { text: '-0', expected: 0 },
      { text: '9999999999999.99', expected: 999999999999999 },
      { text: '', expected: null },
      { text: '1.234', expected: null },
      { text: '1,23', expected: null },
      { text: '12,34.5', expected: null },
      { text: '1.', expected: null },
      { text: '.5', expected: null },
      { text: '+1', expected: null },
      { text: '1e3', expected: null },
      { text: '¥12', expected: null },
      { text: '99999999999999', expected: null },
    ])
    .run(({ assert }, { text, expected }) => {
      assert.strictEqual(parseYuan(text), expected)
    })

  test('{amount} fen reads {plain} in files and {grouped} on screens')
    .with([
      { amount: 0, plain: '0.00', grouped: '0.00' },
      { amount: 5, plain: '0.05', grouped: '0.05' },
      { amount: -5, plain: '-0.05', grouped: '-0.05' },
      { amount: 123456, plain: '1234.56', grouped: '1,234.56' },
      { amount: -100000000, plain: '-1000000.00', grouped: '-1,000,000.00' },
    ])
    .run(({ assert }, { amount, plain, grouped }) => {
      assert.equal(formatYuan(fen(amount)), plain)
      assert.equal(formatYuanGrouped(fen(amount)), grouped)
    })

  test('{$self} is no amount of money')
    .with([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
    .run(({ assert }, amount) => {
      assert.throws(() => fen(amount), RangeError)
    })

  test('there is no negative zero', ({ assert }) => {
    assert.isTrue(Object.is(fen(-0), 0))
  })

  test('a sum beyond the safe integers is refused instead of rounded', ({ assert }) => {
    assert.equal(sumFen([fen(1), fen(-3)]), -2)
    assert.throws(() => sumFen([fen(Number.MAX_SAFE_INTEGER), fen(1)]), RangeError)
  })

  test('what is written is read again', ({ assert }) => {
    const limit = 10 ** 15 - 1
    fc.assert(
      fc.property(fc.integer({ min: -limit, max: limit }).map(fen), (amount) => {
        assert.equal(parseYuan(formatYuan(amount)), amount)
        assert.equal(parseYuan(formatYuanGrouped(amount)), amount)
      })
    )
  })
})
