import { test } from '@japa/runner'
import fc from 'fast-check'
import { taxOf } from '#app/documents/tax_arithmetic'
import { mergeDiscounts } from '#app/invoices/lines/discounts'
import { takeBack, type TakeBackWish, type TakenLine } from '#app/invoices/lines/take_back'
import { addDecimals, compareDecimals } from '#app/platform/money/decimal'
import { fen } from '#app/platform/money/fen'
import { roundDecimal } from '#app/platform/money/rounding'
import { anyLines, lineOf, sumOf } from '#tests/fixtures/invoices/lines'

const TWELVE = [lineOf(10_000, { quantity: '12' })]

function parts(original: typeof TWELVE, wishes: TakeBackWish[], before: TakenLine[] = []) {
  const answer = takeBack(original, before, wishes)
  if (!answer.ok) throw new Error(answer.failure.type)
  return answer.value
}

test.group('What a credit takes back', () => {
  test('pieces are worth their share, and the last takes the exact rest', ({ assert }) => {
    const five = parts(TWELVE, [{ originalPosition: 1, quantity: '5' }])
    assert.containsSubset(five, [{ quantity: '-5', netFen: -3823, taxFen: -344, totalFen: -4167 }])
    const rest = parts(TWELVE, [{ originalPosition: 1, quantity: '7' }], five)
    assert.containsSubset(rest, [{ quantity: '-7', netFen: -5351, taxFen: -482, totalFen: -5833 }])
    assert.deepEqual(takeBack(TWELVE, [...five, ...rest], 'everything'), {
      ok: false,
      failure: { type: 'nothing_left', originalPosition: 1 },
    })
  })

  test('a piece comes back for its price with tax, however net and tax are rounded', ({
    assert,
  }) => {
    const original = [lineOf(5960, { quantity: '4' }, '0.13')]
    const taken: TakenLine[] = []
    for (let piece = 1; piece <= 4; piece++)
      taken.push(...parts(original, [{ originalPosition: 1, quantity: '1' }], taken))
    assert.deepEqual(
      taken.map(({ totalFen }) => totalFen),
      [-1490, -1490, -1490, -1490].map(fen)
    )
  })

  test('after an allowance the pieces are worth what is left of the money', ({ assert }) => {
    const allowance = parts(TWELVE, [{ originalPosition: 1, totalFen: fen(4000) }])
    assert.containsSubset(allowance, [{ quantity: null, unitPriceExclTax: null, totalFen: -4000 }])
    const half = parts(TWELVE, [{ originalPosition: 1, quantity: '6' }], allowance)
    assert.containsSubset(half, [{ quantity: '-6', totalFen: -3000 }])
  })

  test('a discount is merged into its line', ({ assert }) => {
    const original = [
      lineOf(10_000, { quantity: '10', nature: 'discounted' }),
      lineOf(-1000, { position: 2, nature: 'discount' }),
    ]
    const [taken] = parts(original, [{ originalPosition: 1, rest: true }])
    assert.containsSubset(taken, { quantity: '-10', totalFen: -9000, originalPosition: 1 })
  })

  test('the deduction of a margin line goes back with it', ({ assert }) => {
    const original = [lineOf(10_000, { quantity: '4', deductionFen: fen(6000) })]
    const [taken] = parts(original, [{ originalPosition: 1, quantity: '1' }])
    assert.equal(taken.deductionFen, fen(-1500))
  })

  test('{type} is told')
    .with<{ type: string; wishes: TakeBackWish[] }[]>([
      { type: 'no_such_line', wishes: [{ originalPosition: 9, rest: true }] },
      { type: 'more_than_left', wishes: [{ originalPosition: 1, quantity: '12.001' }] },
      { type: 'more_than_left', wishes: [{ originalPosition: 1, totalFen: fen(10_001) }] },
      { type: 'too_little', wishes: [{ originalPosition: 1, quantity: '0' }] },
      { type: 'too_little', wishes: [{ originalPosition: 1, quantity: '0.0001' }] },
      { type: 'too_little', wishes: [{ originalPosition: 1, totalFen: fen(-1) }] },
      { type: 'line_without_quantity', wishes: [{ originalPosition: 2, quantity: '1' }] },
      {
        type: 'line_wanted_twice',
        wishes: [
          { originalPosition: 1, quantity: '1' },
          { originalPosition: 1, quantity: '1' },
        ],
      },
    ])
    .run(({ assert }, { type, wishes }) => {
      const original = [...TWELVE, lineOf(500, { position: 2 })]
      assert.containsSubset(takeBack(original, [], wishes), { failure: { type } })
    })

  test('however it is taken back, nothing is taken twice and nothing is left', ({ assert }) => {
    const steps = fc.array(
      fc.record({ isMoney: fc.boolean(), share: fc.integer({ min: 1, max: 90 }) }),
      {
        maxLength: 12,
      }
    )
    fc.assert(
      fc.property(anyLines, steps, (lines, taking) => {
        const taken: TakenLine[] = []
        for (const step of taking) taken.push(...someOf(lines, taken, step))
        const rest = takeBack(lines, taken, 'everything')
        if (rest.ok) taken.push(...rest.value)
        for (const line of mergeDiscounts(lines)) {
          const own = taken.filter(({ originalPosition }) => originalPosition === line.position)
          if (line.totalFen === 0) continue
          for (const key of ['netFen', 'taxFen', 'totalFen'] as const)
            assert.equal(sumOf(own, key), -line[key])
          const pieces = own.map(({ quantity }) => quantity ?? '0')
          assert.equal(addDecimals('0', line.quantity ?? '0', ...pieces), '0')
          for (const part of own) {
            assert.isAtMost(Math.max(part.netFen, part.taxFen), 0)
            assert.equal(part.netFen + part.taxFen, part.totalFen)
            assert.isAtMost(Math.abs(part.taxFen - taxOf(part.netFen, line.taxRate)), 6)
          }
        }
      })
    )
  })
})

/** A share of what is left of every line of which that is possible. */
function someOf(
  lines: typeof TWELVE,
  taken: TakenLine[],
  { isMoney, share }: { isMoney: boolean; share: number }
): TakenLine[] {
  return mergeDiscounts(lines).flatMap(({ position, quantity, totalFen }) => {
    const money = { originalPosition: position, totalFen: fen(Math.ceil((totalFen * share) / 100)) }
    const count =
      quantity === null ? '0' : roundDecimal(String((Number(quantity) * share) / 100), 3)
    const isCounted = !isMoney && compareDecimals(count, '0') > 0
    const wish = isCounted ? { originalPosition: position, quantity: count } : money
    const answer = takeBack(lines, taken, [wish])
    return answer.ok ? answer.value : []
  })
}
