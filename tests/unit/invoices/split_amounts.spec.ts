import { test } from '@japa/runner'
import { invoiceAmounts } from '#app/invoices/invoice_totals'
import { splitAmounts } from '#app/invoices/split_amounts'
import { fen, sumFen } from '#app/platform/money/fen'
import { soldLine } from '#tests/fixtures/invoices/drafts'

const amounts = invoiceAmounts([
  soldLine({ id: 'a', totalFen: fen(109_000), quantity: '5' }),
  soldLine({ id: 'b', totalFen: fen(10_900), quantity: '1' }),
])

test.group('An order over the limit of one invoice', () => {
  test('becomes invoices that number their lines anew and bill the order once', ({ assert }) => {
    const split = splitAmounts(amounts, { netFen: fen(50_000), lines: 2000 })
    assert.deepEqual(
      split.map(({ lines }) =>
        lines.map(({ position, orderLineId, orderedQuantity }) => [
          position,
          orderLineId,
          orderedQuantity,
        ])
      ),
      [
        [[1, 'a', '2']],
        [[1, 'a', '2']],
        [
          [1, 'a', '1'],
          [2, 'b', '1'],
        ],
      ]
    )
    assert.equal(sumFen(split.map(({ totalFen }) => totalFen)), amounts.totalFen)
  })

  test('stays one invoice without a limit', ({ assert }) => {
    assert.deepEqual(splitAmounts(amounts, { netFen: null, lines: 2000 }), [amounts])
  })

  test('a line without printed quantity bills its pieces once', ({ assert }) => {
    const { lines } = amounts
    const bare = { ...amounts, lines: [{ ...lines[0], quantity: null, unitPriceExclTax: null }] }
    const split = splitAmounts(bare, { netFen: fen(50_000), lines: 2000 })
    assert.deepEqual(
      split.map((part) => part.lines[0].orderedQuantity),
      ['5', '0']
    )
  })
})
