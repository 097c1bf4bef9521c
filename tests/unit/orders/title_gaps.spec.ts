import { test } from '@japa/runner'
import { countableLines } from '#app/orders/countable_lines'
import { titleGaps } from '#app/orders/title_gaps'
import { flatFields } from '#app/platform/views/flat_fields'

const company = { name: '武汉示例商贸有限公司', taxpayerId: '91420106MADEMB003M', email: null }
const whole = {
  ...company,
  address: '武汉市洪山区示例路1号',
  phone: '027-87654321',
  bankName: '示例银行',
  bankAccount: '4200123',
}

test.group('What an invoice lacks', () => {
  test('a person needs nothing, a company its taxpayer id', ({ assert }) => {
    const person = { name: '王芳', taxpayerId: null, email: null }
    assert.deepEqual(titleGaps(person, 'ordinary'), {})
    assert.deepEqual(titleGaps({ ...company, taxpayerId: null }, 'ordinary'), {
      taxpayerId: 'company_taxpayer_id',
    })
    assert.deepEqual(titleGaps(company, 'ordinary'), {})
  })

  test('a special invoice needs all of its buyer', ({ assert }) => {
    assert.deepEqual(titleGaps(whole, 'vat_special'), {})
    assert.sameMembers(Object.keys(titleGaps(company, 'vat_special')), [
      'titleAddress',
      'titlePhone',
      'bankName',
      'bankAccount',
    ])
    assert.deepEqual(titleGaps({ ...whole, taxpayerId: null }, 'vat_special'), {
      taxpayerId: 'special_taxpayerId',
    })
  })

  test('no invoice needs nothing', ({ assert }) => {
    assert.deepEqual(titleGaps(null, 'none'), {})
    assert.deepEqual(titleGaps(company, 'none'), {})
  })
})

test.group('Half-typed lines', () => {
  test('only those that can be counted are counted', ({ assert }) => {
    const typed = [
      { sku: ' A-1 ', quantity: '2' },
      { sku: 'A-2', quantity: '' },
      { sku: '', quantity: '3' },
      { sku: 'A-3', quantity: 'two' },
      { sku: ['A-4'], quantity: '1' },
      null,
    ]
    assert.deepEqual(countableLines(typed), [{ sku: 'A-1', quantity: '2', unitPriceInclTax: null }])
    for (const nonsense of [undefined, null, 'x', 7]) assert.isEmpty(countableLines(nonsense))
  })

  test('a form travels on as hidden fields, without what is empty', ({ assert }) => {
    const typed = { remark: null, lines: [{ sku: 'A-1', quantity: '2', price: '' }], kind: 'none' }
    assert.deepEqual(flatFields(typed), [
      ['lines[0][sku]', 'A-1'],
      ['lines[0][quantity]', '2'],
      ['kind', 'none'],
    ])
  })
})
