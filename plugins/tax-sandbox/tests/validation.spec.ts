import { test } from '@japa/runner'
import fc from 'fast-check'
import { invoiceAmounts } from '#app/invoices/invoice_totals'
import { fen } from '#app/platform/money/fen'
import { unifiedCheckDigit } from '#app/platform/identifiers/taxpayer_id'
import { soldLine } from '#tests/fixtures/invoices/drafts'
import { requestContent } from '../mapping.js'
import { isTaxpayerId } from '../sandbox/taxpayer_ids.js'
import { objectionTo } from '../sandbox/validation.js'
import { goodRequest } from './requests.js'

const RATES = ['0.1300', '0.0900', '0.0600', '0.0500', '0.0300', '0.0150', '0.0100'] as const
const digits = fc.stringMatching(/^[0-9ABCDEFGHJKLMNPQRTUWXY]{9}$/)

test.group('the tax side’s own arithmetic', () => {
  test('agrees with the house on every invoice that the house can draft', ({ assert }) => {
    const line = fc.record({
      totalFen: fc.integer({ min: 2, max: 1_000_000_00 }).map(fen),
      taxRate: fc.constantFrom(...RATES),
      quantity: fc.integer({ min: 1, max: 5000 }).map(String),
    })
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), (sold) => {
        const amounts = invoiceAmounts(sold.map((each) => soldLine(each)))
        const content = { ...requestContent({ ...goodRequest(), ...amounts }) }
        assert.isNull(objectionTo(content))
      })
    )
  })

  test('finds the fen that the house would have lost', ({ assert }) => {
    const { lines, ...request } = goodRequest()
    const short = { ...request, lines: [{ ...lines[0], netFen: fen(1696) }, lines[1]] }
    assert.deepEqual(objectionTo({ ...requestContent(short) }), {
      code: 'ARITHMETIC',
      fault: 'line_total',
      line: 1,
    })
  })

  test('knows the same check digits of organisations, and no others', ({ assert }) => {
    fc.assert(
      fc.property(digits, (organisation) => {
        const first = `91420100${organisation}`
        const check = unifiedCheckDigit(first)
        const wrong = check === '7' ? '8' : '7'
        assert.isTrue(isTaxpayerId(first + check))
        assert.isFalse(isTaxpayerId(first + wrong))
      })
    )
  })
})
