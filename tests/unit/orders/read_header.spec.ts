import { test } from '@japa/runner'
import fc from 'fast-check'
import { HEADER_ALIASES, ORDER_FIELDS, type OrderField } from '#app/orders/imports/header_aliases'
import { readHeader } from '#app/orders/imports/read_header'
import { headerWritings } from '#tests/fixtures/imports/order_rows'

function columnsOf(cells: string[]): Partial<Record<OrderField, number>> {
  const header = readHeader(cells)
  return header.ok ? header.value.columns : {}
}

test.group('header of an order sheet', () => {
  test('the demo sheet is recognised column by column', ({ assert }) => {
    const expected = Object.fromEntries(ORDER_FIELDS.map((field, index) => [field, index]))
    assert.deepEqual(columnsOf(headerWritings.plain), expected)
  })

  test('aliases, full-width forms, stars, colons and spaces are recognised in any order', ({
    assert,
  }) => {
    const header = readHeader(headerWritings.aliases)
    assert.isTrue(header.ok)
    if (!header.ok) return
    assert.sameMembers(Object.keys(header.value.columns), [...ORDER_FIELDS])
    assert.equal(header.value.columns.remark, 0)
    assert.equal(header.value.columns.unitPriceInclTax, 8)
    assert.deepEqual(header.value.unknown, [headerWritings.aliases[13]])
  })

  test('English names do as well', ({ assert }) => {
    assert.lengthOf(Object.keys(columnsOf(headerWritings.english)), 6)
  })

  test('missing columns are named as we call them, with what was recognised', ({ assert }) => {
    const header = readHeader(headerWritings.withoutPhone)
    assert.deepInclude(header, { ok: false })
    if (header.ok || header.failure.type !== 'missing_columns') return assert.fail('was accepted')
    assert.deepEqual(header.failure.missing, [HEADER_ALIASES.phone[0]])
    assert.lengthOf(header.failure.recognised, 5)
  })

  test('of two columns for one field the first counts and the second is reported', ({ assert }) => {
    const header = readHeader(headerWritings.twice)
    assert.equal(header.ok && header.value.columns.phone, 2)
    assert.deepEqual(header.ok && header.value.duplicates, [headerWritings.twice[3]])
  })

  test('the columns that we add to refused rows are no surprise', ({ assert }) => {
    const header = readHeader(headerWritings.fromUs)
    assert.deepEqual(header.ok && header.value.unknown, [])
  })

  test('rows of data are no header', ({ assert }) => {
    for (const cells of [[], [''], ['A11', 'B', '13829235787', '4']]) {
      assert.deepEqual(readHeader(cells), { ok: false, failure: { type: 'no_header' } })
    }
  })

  test('no alias belongs to two fields', ({ assert }) => {
    const fields = new Map<string, OrderField>()
    for (const field of ORDER_FIELDS) {
      for (const alias of HEADER_ALIASES[field]) {
        assert.equal(fields.get(alias.toLowerCase()) ?? field, field, alias)
        fields.set(alias.toLowerCase(), field)
      }
    }
  })

  test('any alias of each field in any order is recognised', () => {
    const names = fc.tuple(
      ...ORDER_FIELDS.map((field) => fc.constantFrom(...HEADER_ALIASES[field]))
    )
    const shuffled = names.chain((all) =>
      fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })
    )
    fc.assert(
      fc.property(shuffled, (cells) => {
        const columns = columnsOf(cells)
        return ORDER_FIELDS.every((field) =>
          HEADER_ALIASES[field].includes(cells[columns[field] ?? -1])
        )
      })
    )
  })
})
