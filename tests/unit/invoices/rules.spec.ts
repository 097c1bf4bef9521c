import { test } from '@japa/runner'
import { invoiceAmounts } from '#app/invoices/invoice_totals'
import { isRefused, judge, RULES } from '#app/invoices/rules/judge'
import type { RuleSubject } from '#app/invoices/rules/rule'
import { fen } from '#app/platform/money/fen'
import { goodSubject, soldLine } from '#tests/fixtures/invoices/drafts'

type Case = [string, Partial<RuleSubject>]

const good = goodSubject()
const buyer = (change: Partial<RuleSubject['buyer']>) => ({ buyer: { ...good.buyer, ...change } })
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
      ['tax_class_not_leaf', { leafCodes: new Set() }],
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

  test('an ordinary invoice of a person needs no taxpayer id', ({ assert }) => {
    const person = buyer({ name: '欧阳䶮', taxpayerId: null })
    assert.deepEqual(judge(goodSubject({ kind: 'ordinary', ...person })), [])
  })
})
