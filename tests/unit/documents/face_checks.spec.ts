import { test } from '@japa/runner'
import fc from 'fast-check'
import { checkFace, type FaceFault } from '#app/documents/face_checks'
import type { FaceLine, InvoiceFace } from '#app/documents/invoice_face'
import { fen } from '#app/platform/money/fen'
import { faceLine, faceWith } from '#tests/fixtures/documents/faces'

const BROKEN: { fault: FaceFault['type']; change: Partial<FaceLine> }[] = [
  { fault: 'line_total_differs', change: { totalFen: fen(1) } },
  { fault: 'line_tax_differs', change: { taxRate: '0.13' } },
  { fault: 'unit_price_differs', change: { unitPriceExclTax: '17.5' } },
  { fault: 'quantity_without_price', change: { unitPriceExclTax: null } },
  { fault: 'untaxed_line_with_tax', change: { taxTreatment: 'exempt' } },
]

function faultsOf(face: InvoiceFace): string[] {
  return checkFace(face).map(({ type }) => type)
}

test.group('Check of a whole invoice', () => {
  test('any mix of lines that were split by rule is sound', ({ assert }) => {
    const picks = fc.array(fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 5000 })), {
      minLength: 1,
      maxLength: 200,
    })
    fc.assert(
      fc.property(picks, (picked) => {
        const lines = picked.map(([index, quantity]) => faceLine(index, quantity))
        assert.deepEqual(faultsOf(faceWith(lines)), [])
      }),
      { numRuns: 50 }
    )
  })

  test('{fault} is found')
    .with(BROKEN)
    .run(({ assert }, { fault, change }) => {
      assert.include(faultsOf(faceWith([{ ...faceLine(0, 3), ...change }])), fault)
    })

  test('totals that are not the sum of the lines are found', ({ assert }) => {
    const face = faceWith([faceLine(0), faceLine(1)])
    const faults = (changes: Partial<InvoiceFace>) => faultsOf({ ...face, ...changes })
    assert.deepEqual(faults({ netFen: fen(face.netFen + 1) }), ['net_sum_differs', 'total_differs'])
    assert.deepEqual(faults({ taxFen: fen(face.taxFen + 1) }), ['tax_sum_differs', 'total_differs'])
    assert.deepEqual(faults({ totalFen: fen(face.totalFen + 1) }), ['total_differs'])
    assert.include(faults({ lines: [] }), 'no_lines')
  })

  test('many small deviations may not add up to more than 1.27 yuan', ({ assert }) => {
    const skewed = Array.from({ length: 30 }, (_, index) => {
      const line = { ...faceLine(index, 3), quantity: null, unitPriceExclTax: null }
      return { ...line, taxFen: fen(line.taxFen + 5), totalFen: fen(line.totalFen + 5) }
    })
    assert.deepEqual(faultsOf(faceWith(skewed)), ['tax_deviates'])
  })
})
