import { readFile } from 'node:fs/promises'
import { test } from '@japa/runner'
import fc from 'fast-check'
import { parseRow } from '#app/orders/imports/parse_row'
import { readHeader } from '#app/orders/imports/read_header'
import { REFUSAL_REASONS, reasonKey, remedyKey } from '#app/orders/imports/refusal_reasons'
import { rowKey } from '#app/orders/imports/row_key'
import { defects, goodRow, readings } from '#tests/fixtures/imports/order_rows'

const columns = Object.keys(goodRow)

function verdictOf(cells: Partial<typeof goodRow> = {}) {
  const header = readHeader(columns)
  if (!header.ok) throw new Error('the fixture has no header')
  return parseRow(header.value, Object.values({ ...goodRow, ...cells }))
}

test.group('verdict of a row', () => {
  test('a good row becomes a draft', ({ assert }) => {
    const verdict = verdictOf()
    assert.isTrue(verdict.ok)
    if (!verdict.ok) return
    assert.equal(verdict.draft.address.areaCode, '420107')
    assert.deepInclude(verdict.draft, {
      externalNumber: 'A11-00001',
      phone: '13829235787',
      sku: 'YJ-FP01',
      quantity: '4',
      unitPriceInclTax: '15.00',
      invoiceKind: 'vat_special',
      taxpayerId: '91420112MAP193H1BB',
      email: 'user1@example.com',
      remark: '=1+1',
    })
  })

  test('{column} "{value}" is refused: {reason}')
    .with(defects)
    .run(({ assert }, { column, value, reason }) => {
      assert.deepEqual(verdictOf({ [column]: value }), {
        ok: false,
        refusals: [{ column, value, reason }],
      } as never)
    })

  test('{title}')
    .with(readings)
    .run(({ assert }, { cells, draft }) => {
      const verdict = verdictOf(cells)
      assert.isTrue(verdict.ok, JSON.stringify(verdict))
      if (verdict.ok) assert.deepInclude(verdict.draft, draft)
    })

  test('every wrong cell is named once, in the order of the columns', () => {
    // This one is refused for what stands in another cell.
    const single = defects.filter(({ reason }) => reason !== 'special_invoice_needs_taxpayer_id')
    fc.assert(
      fc.property(fc.subarray(single, { minLength: 1 }), (some) => {
        const wrong = new Map(some.map((defect) => [defect.column, defect]))
        const cells = Object.fromEntries([...wrong].map(([column, { value }]) => [column, value]))
        const verdict = verdictOf(cells)
        if (verdict.ok) return false
        const inOrder = columns.filter((column) => wrong.has(column as keyof typeof goodRow))
        return (
          JSON.stringify(verdict.refusals.map(({ column }) => column)) === JSON.stringify(inOrder)
        )
      })
    )
  })

  test('no cell makes the parser throw', () => {
    const cells = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 15 })
    const header = readHeader(columns)
    fc.assert(
      fc.property(cells, (row) => header.ok && !parseRow(header.value, row).ok),
      { numRuns: 300 }
    )
  })

  test('a row keeps its key when its other cells are corrected, and loses it with its number or SKU', ({
    assert,
  }) => {
    const key = rowKey({ externalNumber: 'A11-1', sku: 'YJ-FP01' })
    assert.match(key, /^[0-9a-f]{64}$/)
    assert.equal(rowKey({ externalNumber: ' a11-1', sku: 'yj-fp01 ' }), key)
    assert.notEqual(rowKey({ externalNumber: 'A11-2', sku: 'YJ-FP01' }), key)
    assert.notEqual(rowKey({ externalNumber: 'A11', sku: '-1YJ-FP01' }), key)
  })

  test('each reason has a text and a remedy in {$self}')
    .with(['zh-CN', 'en'])
    .run(async ({ assert }, language) => {
      const file = new URL(`../../../resources/lang/${language}/imports.json`, import.meta.url)
      const texts = JSON.parse(await readFile(file, 'utf8'))
      for (const reason of REFUSAL_REASONS) {
        assert.isString(texts[reasonKey(reason)], reason)
        assert.isString(texts[remedyKey(reason)], reason)
      }
    })
})
