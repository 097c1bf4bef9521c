import { test } from '@japa/runner'
import fc from 'fast-check'
import { checkFace } from '#app/documents/face_checks'
import { invoiceAmounts, printedName } from '#app/invoices/invoice_totals'
import { fen, sumFen } from '#app/platform/money/fen'
import { soldLine } from '#tests/fixtures/invoices/drafts'

const soldLines = fc.array(
  fc.record({
    totalFen: fc.integer({ min: 0, max: 5_000_000_00 }).map(fen),
    taxRate: fc.constantFrom('0.1300', '0.0900', '0.0600', '0.0300', '0.0150', '0.0100'),
    taxTreatment: fc.constantFrom('taxed', 'taxed', 'taxed', 'exempt', 'not_taxed', 'zero_rated'),
    quantity: fc
      .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 999 }))
      .filter(([whole, rest]) => whole + rest > 0)
      .map(([whole, rest]) => `${whole}.${String(rest).padStart(3, '0')}`),
  } as const),
  { minLength: 1, maxLength: 30 }
)

test.group('totals of invoices', () => {
  test('the lines add up to the totals, and the invoice costs what the order cost', () => {
    fc.assert(
      fc.property(soldLines, (sold) => {
        const invoice = invoiceAmounts(sold.map((line) => soldLine(line)))
        const sum = (of: 'netFen' | 'taxFen' | 'totalFen') =>
          sumFen(invoice.lines.map((line) => line[of]))
        return (
          sum('netFen') === invoice.netFen &&
          sum('taxFen') === invoice.taxFen &&
          invoice.netFen + invoice.taxFen === invoice.totalFen &&
          invoice.totalFen === sumFen(sold.map(({ totalFen }) => totalFen))
        )
      })
    )
  })

  test('each line keeps the tolerances of the tax side', ({ assert }) => {
    fc.assert(
      fc.property(soldLines, (sold) => {
        const invoice = invoiceAmounts(sold.map((line) => soldLine(line)))
        const faults = checkFace(invoice).filter(
          ({ type }) => type.startsWith('line_') || type === 'unit_price_differs'
        )
        assert.deepEqual(faults, [])
      })
    )
  })

  test('{0} fen at {1}: net {2}, tax {3}')
    .with<[number, string, number, number][]>([
      [3700, '0.0900', 3394, 306],
      [10_000, '0.1300', 8850, 1150],
      [1, '0.0600', 1, 0],
    ])
    .run(({ assert }, [total, taxRate, net, tax]) => {
      const { lines } = invoiceAmounts([soldLine({ totalFen: fen(total), taxRate })])
      assert.deepEqual([lines[0].netFen, lines[0].taxFen], [net, tax])
    })

  test('lines that cost nothing are left out, and positions stay without gaps', ({ assert }) => {
    const sold = [soldLine({ totalFen: fen(0) }), soldLine(), soldLine()]
    assert.deepEqual(
      invoiceAmounts(sold).lines.map(({ position }) => position),
      [1, 2]
    )
  })

  test('a discount follows its line, and both together cost what was paid', ({ assert }) => {
    const sold = soldLine({ totalFen: fen(3330), discountFen: fen(370) })
    const { lines, totalFen } = invoiceAmounts([sold, soldLine()])
    assert.deepEqual(
      lines.map(({ position, nature, quantity, orderedQuantity, totalFen: total }) => [
        ...[position, nature, quantity, orderedQuantity, total],
      ]),
      [
        [1, 'discounted', '2', '2', 3700],
        [2, 'discount', null, '0', -370],
        [3, 'normal', '2', '2', 3700],
      ]
    )
    assert.equal(totalFen, 7030)
    assert.deepEqual(checkFace(invoiceAmounts([sold])), [])
  })

  test('untaxed lines carry no tax and the rate 0', ({ assert }) => {
    const [line] = invoiceAmounts([soldLine({ taxTreatment: 'exempt' })]).lines
    assert.deepEqual([line.taxRate, line.taxFen, line.netFen], ['0', 0, 3700])
  })

  test('numbers are written without padding', ({ assert }) => {
    const [line] = invoiceAmounts([soldLine({ quantity: '3.500' })]).lines
    assert.equal(line.quantity, '3.5')
    assert.equal(line.unitPriceExclTax, '9.6971428571429')
    assert.equal(printedName(line), '*邮政服务*包裹寄递服务')
  })
})
