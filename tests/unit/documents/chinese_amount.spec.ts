import { test } from '@japa/runner'
import fc from 'fast-check'
import { chineseAmount } from '#app/documents/chinese_amount'
import { fen, parseYuan } from '#app/platform/money/fen'
import { AMOUNTS_IN_WORDS, fenOfWords, ILL_FORMED } from '#tests/fixtures/documents/chinese_amounts'

test.group('Amounts in words', () => {
  test('{0} yuan is written {1}')
    .with(AMOUNTS_IN_WORDS)
    .run(({ assert }, [yuan, words]) => {
      const amount = parseYuan(yuan)
      assert.isNotNull(amount)
      assert.equal(chineseAmount(amount ?? fen(1)), words)
    })

  test('every amount reads back as itself and is well formed', ({ assert }) => {
    const amounts = fc.oneof(
      fc.integer({ min: -9_999_999_999_999, max: 9_999_999_999_999 }),
      fc
        .array(fc.constantFrom('0', '0', '1', '9'), { minLength: 1, maxLength: 13 })
        .map((digits) => Number(digits.join('')))
    )
    fc.assert(
      fc.property(amounts, (amount) => {
        const words = chineseAmount(fen(amount))
        assert.equal(fenOfWords(words), BigInt(amount))
        if (amount !== 0) assert.notMatch(words, ILL_FORMED)
      }),
      { numRuns: 3000 }
    )
  })

  test('an amount beyond twelve digits of yuan is a bug', ({ assert }) => {
    assert.throws(() => chineseAmount(fen(100_000_000_000_000)), /too large/)
  })
})
