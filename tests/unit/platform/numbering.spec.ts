import { test } from '@japa/runner'
import fc from 'fast-check'
import { datedNumber, isDatedNumber, withCheckDigit } from '#app/platform/database/numbering'

const numbers = fc
  .tuple(fc.integer({ min: 2020, max: 2099 }), fc.nat({ max: 9_999_999 }))
  .map(([year, sequence]) => datedNumber(`${year}-11-24`, sequence))

test.group('Numbers with a day and a check digit', () => {
  test('the check digit of {digits} makes {expected}')
    .with([
      // The worked example of ISO/IEC 7812-1, and the edges.
      { digits: '7992739871', expected: '79927398713' },
      { digits: '0', expected: '00' },
      { digits: '9', expected: '91' },
      { digits: '411111111111111', expected: '4111111111111111' },
    ])
    .run(({ assert }, { digits, expected }) => {
      assert.equal(withCheckDigit(digits), expected)
    })

  test('day {day} and sequence {sequence} make a number of 14 digits')
    .with([
      { day: '2026-11-24', sequence: 1, expected: '2611240000001' },
      { day: '2026-01-02', sequence: 9_999_999, expected: '2601029999999' },
      { day: '2026-01-02', sequence: 10_000_003, expected: '2601020000003' },
    ])
    .run(({ assert }, { day, sequence, expected }) => {
      const number = datedNumber(day, sequence)
      assert.lengthOf(number, 14)
      assert.equal(number.slice(0, 13), expected)
      assert.isTrue(isDatedNumber(number))
    })

  test('one wrong digit is always noticed', ({ assert }) => {
    fc.assert(
      fc.property(
        numbers,
        fc.nat({ max: 13 }),
        fc.integer({ min: 1, max: 9 }),
        (number, at, by) => {
          const digits = Array.from(number, Number)
          digits[at] = (digits[at] + by) % 10
          assert.isFalse(isDatedNumber(digits.join('')))
        }
      )
    )
  })

  test('two neighbours changed over are noticed, but for 0 and 9', ({ assert }) => {
    fc.assert(
      fc.property(numbers, fc.nat({ max: 12 }), (number, at) => {
        const [left, right] = [number[at], number[at + 1]]
        fc.pre(left !== right && !['09', '90'].includes(left + right))
        const swapped = number.slice(0, at) + right + left + number.slice(at + 2)
        assert.isFalse(isDatedNumber(swapped))
      })
    )
  })

  test('"{$self}" is no number')
    .with(['', '1234', 'A6112400000012', '261124000000100', ' 26112400000015'])
    .run(({ assert }, text) => {
      assert.isFalse(isDatedNumber(text))
    })
})
