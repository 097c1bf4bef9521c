import { test } from '@japa/runner'
import fc from 'fast-check'
import { taxOf } from '#app/documents/tax_arithmetic'
import { pack, type Room } from '#app/invoices/lines/pack'
import { splitLines } from '#app/invoices/lines/split_lines'
import { addDecimals } from '#app/platform/money/decimal'
import { fen } from '#app/platform/money/fen'
import { anyLines, lineOf, sumOf } from '#tests/fixtures/invoices/lines'

function netsOf(amounts: number[], limit: number): number[][] {
  const lines = amounts.map((net, index) =>
    lineOf(net, { position: index + 1, netFen: fen(net), taxFen: fen(0) }, '0')
  )
  const split = splitLines(lines, { netFen: fen(limit), lines: 2000 })
  return split.map((part) => part.map(({ netFen }) => netFen))
}

test.group('Splitting over the limit of one invoice', () => {
  test('{amounts} under {limit}')
    .with([
      { amounts: [10, 20, 30], limit: 60, invoices: [[10, 20, 30]] },
      { amounts: [10, 20, 31], limit: 60, invoices: [[10, 20], [31]] },
      { amounts: [250], limit: 100, invoices: [[100], [100], [50]] },
      {
        amounts: [60, 50, 40, 50],
        limit: 100,
        invoices: [
          [60, 40],
          [50, 50],
        ],
      },
      { amounts: [1], limit: 1, invoices: [[1]] },
      { amounts: [], limit: 100, invoices: [] },
    ])
    .run(({ assert }, { amounts, limit, invoices }) =>
      assert.deepEqual(netsOf(amounts, limit), invoices)
    )

  test('whole pieces stay whole where one piece fits', ({ assert }) => {
    const line = lineOf(109_000, { quantity: '7' })
    const split = splitLines([line], { netFen: fen(30_000), lines: 2000 })
    assert.deepEqual(
      split.map(([{ quantity }]) => quantity),
      ['2', '2', '2', '1']
    )
    const single = splitLines([lineOf(109_000, { quantity: '1' })], {
      netFen: fen(60_000),
      lines: 9,
    })
    assert.deepEqual(
      single.map(([{ quantity }]) => quantity),
      ['0.6', '0.4']
    )
  })

  test('more lines than an invoice takes go on in the next one', ({ assert }) => {
    const lines = Array.from({ length: 4100 }, (_, index) => lineOf(100, { position: index + 1 }))
    const split = splitLines(lines, { netFen: null, lines: 2000 })
    assert.deepEqual(
      split.map((part) => part.length),
      [2000, 2000, 100]
    )
  })

  test('any lines split exactly, under the limit, each cut taxed as its line', ({ assert }) => {
    const limits = fc.integer({ min: 50_000, max: 3_000_000 }).map(fen)
    fc.assert(
      fc.property(anyLines, limits, (lines, netFen) => {
        const split = splitLines(lines, { netFen, lines: 5 })
        for (const part of split) {
          assert.isAtMost(sumOf(part, 'netFen'), netFen)
          assert.isAtMost(part.length, 5)
        }
        const pieces = split.flat()
        for (const line of lines) {
          const own = pieces.filter(({ position }) => position === line.position)
          for (const key of ['netFen', 'taxFen', 'totalFen'] as const)
            assert.equal(sumOf(own, key), line[key])
          if (own.every(({ quantity }) => quantity !== null))
            assert.equal(
              addDecimals(...own.map(({ quantity }) => quantity ?? '0')),
              addDecimals(line.quantity ?? '0')
            )
          for (const piece of own)
            assert.isAtMost(Math.abs(piece.taxFen - taxOf(piece.netFen, line.taxRate)), 6)
        }
        assert.deepEqual(splitLines(lines, { netFen, lines: 5 }), split)
      })
    )
  })

  test('the number of invoices is the smallest there is', ({ assert }) => {
    const things = fc.array(
      fc.record({ net: fc.integer({ min: 1, max: 50 }), lines: fc.integer({ min: 1, max: 2 }) }),
      {
        minLength: 1,
        maxLength: 7,
      }
    )
    fc.assert(
      fc.property(things, (sizes) => {
        const box = { net: 60, lines: 5 }
        const groups = pack(sizes, box)
        assert.sameMembers(groups.flat(), [...sizes.keys()])
        assert.equal(groups.length, smallest(sizes, box))
      }),
      { numRuns: 300 }
    )
  })
})

/** Every way to put things into boxes. */
function smallest([thing, ...rest]: Room[], box: Room, open: Room[] = []): number {
  if (thing === undefined) return open.length
  const takes = (room: Room) => room.net >= thing.net && room.lines >= thing.lines
  const after = (room: Room) => ({ net: room.net - thing.net, lines: room.lines - thing.lines })
  const into = open.flatMap((room, at) =>
    takes(room) ? [smallest(rest, box, open.with(at, after(room)))] : []
  )
  return Math.min(...into, smallest(rest, box, [...open, after(box)]))
}
