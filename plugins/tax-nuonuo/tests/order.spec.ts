import { test } from '@japa/runner'
import fc from 'fast-check'
import { invoiceAmounts } from '#app/invoices/invoice_totals'
import { clock } from '#app/platform/clock'
import { fen } from '#app/platform/money/fen'
import { DateTime } from 'luxon'
import { discounted, margin } from '#tests/conformance/tax_faults'
import { soldLine } from '#tests/fixtures/invoices/drafts'
import { orderContent } from '../order.js'
import { shortened } from '../order_line.js'
import { goodRequest } from './requests.js'
import { objectionTo } from './simulator/order_checks.js'

const RATES = ['0.1300', '0.0900', '0.0600', '0.0500', '0.0300', '0.0150', '0.0100'] as const

const NONE = { extensionNumber: null, callbackUrl: null, refundPolicy: null, surveyAnswer: '3' }

/** What leaves the house, as the other side reads it. */
function sent(content: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(content)).order
}

test.group('an order on the wire', (group) => {
  group.each.teardown(() => clock.resume())

  test('every field is a string in their form', ({ assert }) => {
    clock.freeze(DateTime.fromISO('2026-11-24T16:30:00Z'))
    const order = sent(orderContent(goodRequest(), { ...NONE, extensionNumber: '923' }))
    const { invoiceDetail: lines, ...fields } = order
    assert.containSubset(fields, {
      orderNo: '261124ABCDEFGHJKMNPQ',
      invoiceDate: '2026-11-25 00:30:00',
      invoiceType: '1',
      invoiceLine: 'pc',
      extensionNumber: '923',
      buyerTaxNum: '91330000142942095H',
      naturalPersonFlag: '0',
      salerAccount: '中国银行武汉分行 570012345678',
      pushMode: '-1',
    })
    assert.containSubset(lines, [
      { taxRate: '0.09', tax: '1.53', taxExcludedAmount: '16.97', taxIncludedAmount: '18.50' },
      { goodsName: '软件维护', num: '3', price: '754.71666667', withTaxFlag: '0' },
    ])
    for (const value of Object.values(fields)) assert.isString(value)
    assert.isNull(objectionTo(order))
  })

  test('a person has no taxpayer id and is marked; a special invoice is of its kind', ({
    assert,
  }) => {
    const good = goodRequest()
    const nobody = { taxpayerId: null, address: null, phone: null, bankName: null }
    const person = { name: '李雷', ...nobody, bankAccount: null, isNaturalPerson: true }
    const order = sent(orderContent({ ...good, buyer: person, kind: 'vat_special' }, NONE))
    assert.containSubset(order, {
      ...{ buyerTaxNum: '', buyerTel: '', buyerAccount: '', naturalPersonFlag: '1' },
      invoiceLine: 'bs',
    })
    assert.notProperty(order, 'extensionNumber')
  })

  test('{treatment} is told by a policy, never by the mark of the zero rate')
    .with([
      { treatment: 'exempt', policy: '03' },
      { treatment: 'not_taxed', policy: '04' },
      { treatment: 'zero_rated', policy: '0' },
    ] as const)
    .run(({ assert }, { treatment, policy }) => {
      const good = goodRequest()
      const [line] = good.lines
      const lines = [{ ...line, taxTreatment: treatment, taxRate: '0.0000' }]
      assert.containSubset(sent(orderContent({ ...good, lines }, NONE)).invoiceDetail, [
        { taxRate: '0', favouredPolicyFlag: policy, zeroRateFlag: '' },
      ])
    })

  test('{preference} has the code {policy} of the tax bureau')
    .with([
      { preference: 'simplified', policy: '01' },
      { preference: 'exempt', policy: '03' },
      { preference: 'not_taxed', policy: '04' },
      { preference: 'simplified_3', policy: '08' },
      { preference: 'simplified_5', policy: '09' },
      { preference: 'reduced_5_to_1_5', policy: '10' },
      { preference: 'refund_on_levy', policy: '14' },
    ] as const)
    .run(({ assert }, { preference, policy }) => {
      const good = goodRequest()
      const lines = [{ ...good.lines[0], preference }]
      const settings = { ...NONE, refundPolicy: '14' }
      assert.containSubset(sent(orderContent({ ...good, lines }, settings)).invoiceDetail, [
        { favouredPolicyFlag: policy },
      ])
    })

  test('discounts, deductions and the answer to the survey have fields of their own', ({
    assert,
  }) => {
    const lowered = sent(orderContent(discounted(goodRequest(), 1), NONE))
    assert.containSubset(lowered.invoiceDetail, [
      { invoiceLineProperty: '2' },
      { invoiceLineProperty: '1', taxExcludedAmount: '-16.97', taxIncludedAmount: '-18.50' },
      { invoiceLineProperty: '0' },
    ])
    assert.isNull(objectionTo(lowered))
    const marginal = sent(orderContent(margin(goodRequest()), NONE))
    assert.containSubset(marginal.invoiceDetail, [{ deduction: '530.00', tax: '30.00' }])
    assert.isNull(objectionTo(marginal))
    const full = { ...goodRequest(), fullRateChoice: 'gave_up_reduction' as const }
    assert.equal(sent(orderContent(full, NONE)).surveyAnswerType, '3')
    assert.notProperty(sent(orderContent(goodRequest(), NONE)), 'surveyAnswerType')
  })

  test('a price has eight decimals and sixteen characters at most, half up')
    .with([
      { price: '16.97', wire: '16.97' },
      { price: '0.123456785', wire: '0.12345679' },
      { price: '0.000000004', wire: '0' },
      { price: '754.7166666666667', wire: '754.71666667' },
      { price: '12345678901.1234567', wire: '12345678901.1235' },
    ])
    .run(({ assert }, { price, wire }) => {
      assert.equal(shortened(price), wire)
      assert.isAtMost(wire.length, 16)
    })

  test('whatever the house can draft passes the arithmetic of the other side', ({ assert }) => {
    const line = fc.record({
      totalFen: fc.integer({ min: 2, max: 1_000_000_00 }).map(fen),
      taxRate: fc.constantFrom(...RATES),
      quantity: fc.integer({ min: 1, max: 5000 }).map(String),
    })
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), (sold) => {
        const amounts = invoiceAmounts(sold.map((each) => soldLine(each)))
        const order = sent(
          orderContent({ ...goodRequest(), ...amounts }, { ...NONE, extensionNumber: '923' })
        )
        assert.isNull(objectionTo(order))
      })
    )
  })
})
