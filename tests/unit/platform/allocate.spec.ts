import { test } from '@japa/runner'
import fc from 'fast-check'
import { allocate } from '#app/platform/money/allocate'
import { fen, sumFen } from '#app/platform/money/fen'

const amounts = fc.maxSafeInteger().map(fen)
const weights = fc
  .array(fc.nat({ max: Number.MAX_SAFE_INTEGER }), { minLength: 1, maxLength: 30 })
  .filter((list) => list.some((weight) => weight > 0))

test.group('Allocation', () => {
  test('{amount} over {weights} is {expected}')
    .with([
      { amount: 100, weights: [1, 1, 1], expected: [34, 33, 33] },
      { amount: 200, weights: [1, 1, 1], expected: [67, 67, 66] },
      { amount: -100, weights: [1, 1, 1], expected: [-34, -33, -33] },
      { amount: 1, weights: [1, 3], expected: [0, 1] },
      { amount: 5, weights: [1, 0, 1], expected: [3, 0, 2] },
      { amount: 3, weights: [5, 3, 4], expected: [1, 1, 1] },
      { amount: 1, weights: [3, 3, 6], expected: [0, 0, 1] },
      { amount: 0, weights: [0, 0], expected: [0, 0] },
      { amount: 0, weights: [], expected: [] },
      { amount: 7, weights: [9], expected: [7] },
    ])
    .run(({ assert }, { amount, weights: over, expected }) => {
      assert.deepEqual(allocate(fen(amount), over), expected)
    })

  test('the parts add up exactly', ({ assert }) => {
    fc.assert(
      fc.property(amounts, weights, (amount, over) => {
        assert.equal(sumFen(allocate(amount, over)), amount)
      })
    )
  })

  test('no part is a whole fen away from its exact share, and none has another sign', ({
    assert,
  }) => {
    fc.assert(
      fc.property(amounts, weights, (amount, over) => {
        const total = over.reduce((sum, weight) => sum + BigInt(weight), 0n)
        allocate(amount, over).forEach((part, index) => {
          const distance = BigInt(part) * total - BigInt(amount) * BigInt(over[index])
          assert.isTrue(distance < total && distance > -total)
          assert.isTrue(part === 0 || part > 0 === amount > 0)
        })
      })
    )
  })

  test('a heavier weight never gets less, and equal ones differ by one fen at most', ({
    assert,
  }) => {
    fc.assert(
      fc.property(fc.nat().map(fen), weights, (amount, over) => {
        const parts = allocate(amount, over)
        const byWeight = over
          .map((weight, index) => ({ weight, part: parts[index] }))
          .toSorted((left, right) => left.weight - right.weight || left.part - right.part)
        for (const [index, heavier] of byWeight.entries()) {
          const lighter = byWeight[index - 1] ?? heavier
          assert.isTrue(heavier.part >= lighter.part)
          if (heavier.weight === lighter.weight) assert.isTrue(heavier.part - lighter.part <= 1)
        }
      }),
      { examples: [[fen(1), [3, 3]]] }
    )
  })

  test('a negative amount splits like its opposite', ({ assert }) => {
    fc.assert(
      fc.property(amounts, weights, (amount, over) => {
        const opposite = allocate(fen(-amount), over).map((part) => fen(-part))
        assert.deepEqual(allocate(amount, over), opposite)
      })
    )
  })

  test('refuses weights {$self}')
    .with([[0, 0], [-1, 2], [0.5], []])
    .run(({ assert }, over) => {
      assert.throws(() => allocate(fen(1), over), RangeError)
    })
})
