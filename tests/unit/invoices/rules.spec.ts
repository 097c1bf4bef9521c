import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import { type DraftedLine, invoiceAmounts } from '#app/invoices/invoice_totals'
import { isRefused, judge, RULES } from '#app/invoices/rules/judge'
import type { RuleSubject } from '#app/invoices/rules/rule'
import { usualRates } from '#app/invoices/usual_rates'
import { fen } from '#app/platform/money/fen'
import { goodSubject, LEAF_CODE, noDoubts, soldLine } from '#tests/fixtures/invoices/drafts'

type Case = [string, Partial<RuleSubject>]

const good = goodSubject()
const buyer = (change: Partial<RuleSubject['buyer']>) => ({ buyer: { ...good.buyer, ...change } })
const classes = (taxClasses: RuleSubject['facts']['taxClasses']) => ({
  facts: noDoubts({ taxClasses }),
})
const papers = (validUntil: string) => ({
  facts: noDoubts({ papers: [{ kind: 'business_licence', validUntil }] }),
})
const smallScale = { seller: { ...good.seller, taxpayerKind: 'small_scale' as const } }
/** The only line of a good draft, changed. */
const changed = (change: Partial<DraftedLine>) => ({ lines: [{ ...good.lines[0], ...change }] })
/** A line of 37.00 yuan with a discount of one yuan behind it, changed. */
const discounted = (change: Partial<DraftedLine> = {}) => {
  const lowered = { ...good.lines[0], nature: 'discounted' as const }
  const discount = { ...lowered, nature: 'discount' as const, position: 2, totalFen: fen(-100) }
  return { lines: [lowered, { ...discount, ...change }] }
}
const reasonsOf = (change: Partial<RuleSubject>) =>
  judge(goodSubject(change)).map(({ reason, severity }) => `${severity}: ${reason}`)
const line = (change: Parameters<typeof soldLine>[0]) => invoiceAmounts([soldLine(change)])

test.group('rules of invoices', () => {
  test('a good draft passes all of them', ({ assert }) => {
    assert.deepEqual(judge(good), [])
    assert.isFalse(isRefused([]))
  })

  test('{0}: refused')
    .with<Case[]>([
      ['title_missing', buyer({ name: '' })],
      ['title_not_a_name', buyer({ name: '4201061234' })],
      ['taxpayer_id_check_digit', buyer({ taxpayerId: '91420106MA4L0ABC2X' })],
      ['taxpayer_id_length', buyer({ taxpayerId: '123' })],
      ['special_invoice_needs_taxpayer_id', buyer({ taxpayerId: null })],
      ['seller_taxpayer_id_invalid', { seller: { ...good.seller, taxpayerId: '1' } }],
      ['title_too_short', buyer({ name: '王' })],
      ['special_for_person', buyer({ isNaturalPerson: true })],
      ['special_for_untaxed', line({ taxTreatment: 'exempt', taxRate: '0' })],
      ['tax_class_unknown', classes(new Map())],
      ['tax_class_not_leaf', classes(new Map([[LEAF_CODE, { isLeaf: false, isRetired: false }]]))],
      ['tax_class_retired', classes(new Map([[LEAF_CODE, { isLeaf: true, isRetired: true }]]))],
      ['rate_not_of_class', line({ taxRate: '0.06' })],
      ['rate_not_of_general', line({ taxRate: '0.01' })],
      ['rate_not_of_small_scale', smallScale],
      ['full_rate_without_reason', { ...smallScale, ...changed({ taxRate: '0.03' }) }],
      ['preference_not_of_rate', changed({ preference: 'simplified_5' })],
      ['preference_not_of_rate', changed({ preference: 'exempt' })],
      ['margin_deduction_too_large', changed({ deductionFen: fen(3700) })],
      ['line_not_positive', changed({ totalFen: fen(0) })],
      ['discount_missing', changed({ nature: 'discounted' })],
      ['discount_out_of_place', changed({ nature: 'discount', totalFen: fen(-100) })],
      ['discount_too_large', discounted({ totalFen: fen(-3701) })],
      ['discount_of_other_goods', discounted({ name: '另一种服务' })],
      ['paper_expired_business_licence', papers('2026-11-23')],
      ['tax_rate_not_legal', line({ taxRate: '0.17' })],
      ['total_differs', { totalFen: fen(1) }],
      ['text_too_long', line({ spec: '长'.repeat(41) })],
      ['text_too_long', buyer({ name: '长'.repeat(101) })],
      ['character_forbidden', line({ name: '包裹<b>' })],
      ['character_forbidden', buyer({ name: '武汉\n长江' })],
      ['character_unprintable', buyer({ name: '武汉\u{1F4E6}公司' })],
      ['no_lines', { ...invoiceAmounts([]) }],
    ])
    .run(({ assert }, [reason, change]) => {
      const verdicts = judge(goodSubject(change))
      assert.include(
        verdicts.map((verdict) => verdict.reason),
        reason
      )
      assert.isTrue(isRefused(verdicts))
      for (const verdict of verdicts) assert.isNotEmpty(verdict.remedy)
    })

  test('a verdict names the line and the field', ({ assert }) => {
    const lines = invoiceAmounts([soldLine(), soldLine({ spec: '长'.repeat(41) })])
    const [verdict] = judge(goodSubject(lines))
    assert.include(verdict, { rule: 'text_lengths', field: 'lines.spec', line: 2 })
  })

  test('every rule has an id of its own and says where it is written', ({ assert }) => {
    assert.lengthOf(new Set(RULES.map(({ id }) => id)), RULES.length)
    for (const { source } of RULES) assert.isNotEmpty(source)
  })

  test('the English words for where a rule is written are those of the rule', ({ assert }) => {
    const { sources } = JSON.parse(readFileSync('resources/lang/en/invoices.json', 'utf8'))
    assert.deepEqual(sources, Object.fromEntries(RULES.map(({ id, source }) => [id, source])))
  })

  test('{0} is only a note')
    .with<Case[]>([
      ['title_half_width_bracket', buyer({ name: '长江(湖北)有限公司' })],
      ['title_blank_inside', buyer({ name: '长江 湖北有限公司' })],
      ['paper_ends_business_licence', papers('2026-12-01')],
      ['alike_invoiced_lately', { facts: noDoubts({ alike: ['SY1'] }) }],
      ['over_quota', { facts: noDoubts({ quotaLeftFen: fen(3000) }) }],
    ])
    .run(({ assert }, [reason, change]) => {
      assert.deepEqual(reasonsOf(change), [`warning: ${reason}`])
    })

  test('a discount right behind its line is in its place', ({ assert }) => {
    const found = reasonsOf(discounted())
    assert.isEmpty(found.filter((reason) => reason.includes('discount')))
  })

  test('rates of a small-scale seller and of preferences go with any code', ({ assert }) => {
    const small = { ...smallScale, ...line({ taxRate: '0.01' }) }
    assert.deepEqual(reasonsOf(small), [])
    const simple = line({ taxRate: '0.03' })
    simple.lines[0].preference = 'simplified_3'
    assert.deepEqual(reasonsOf(simple), [])
  })

  test('the beginning of a code says the usual rates, the longest one counts', ({ assert }) => {
    assert.deepEqual(usualRates('3020101020000000000'), ['0.09'])
    assert.deepEqual(usualRates('3040409030000000000'), ['0.06'])
    assert.deepEqual(usualRates('1060201010000000000'), ['0.09'])
    assert.deepEqual(usualRates('1060201030000000000'), ['0.13'])
    assert.deepEqual(usualRates('6010000000000000000'), [])
  })

  test('an ordinary invoice of a person needs no taxpayer id', ({ assert }) => {
    const person = buyer({ name: '欧阳䶮', taxpayerId: null, isNaturalPerson: true })
    assert.deepEqual(judge(goodSubject({ kind: 'ordinary', ...person })), [])
  })
})
