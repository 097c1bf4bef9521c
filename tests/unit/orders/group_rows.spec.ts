import { test } from '@japa/runner'
import { draftOfRows } from '#app/orders/imports/draft_of_rows'
import { groupRows, type StagedRow } from '#app/orders/imports/group_rows'
import type { OrderRowDraft } from '#app/orders/imports/row_verdict'

const first: OrderRowDraft = {
  externalNumber: 'A-1',
  customerName: '王芳',
  contactName: '王芳',
  phone: '13812345678',
  address: {
    areaCode: '420111',
    province: '湖北省',
    city: '武汉市',
    district: '洪山区',
    detail: '珞喻路727号',
    viaZone: null,
  },
  sku: 'SKU-1',
  quantity: '2',
  unitPriceInclTax: '12.00',
  discountFen: null,
  invoiceKind: 'ordinary',
  invoiceTitle: '王芳',
  taxpayerId: null,
  email: 'wang@example.com',
  remark: null,
}

function row(number: number, change: Partial<OrderRowDraft> = {}): StagedRow {
  const draft = { ...first, ...change }
  return { row: number, rowKey: `${draft.externalNumber}/${draft.sku}`, draft }
}

test.group('rows with one external number', () => {
  test('are the lines of one order', ({ assert }) => {
    const { lines, refused } = groupRows([row(2), row(3, { sku: 'SKU-2', quantity: '5' })])

    assert.isEmpty(refused)
    assert.deepEqual(draftOfRows(lines).lines, [
      { sku: 'SKU-1', quantity: '2', unitPriceInclTax: '12.00' },
      { sku: 'SKU-2', quantity: '5', unitPriceInclTax: '12.00' },
    ])
  })

  test('of another customer are refused and leave the first order whole', ({ assert }) => {
    const { lines, refused } = groupRows([row(2), row(3, { phone: '13900000000' })])

    assert.deepEqual(
      lines.map((line) => line.row),
      [2]
    )
    assert.deepEqual(refused, [
      { row: 3, field: 'externalNumber', reason: 'external_number_of_other_customer' },
    ])
  })

  test('that stand there twice count once', ({ assert }) => {
    const { lines, refused } = groupRows([row(2), row(3)])

    assert.lengthOf(lines, 1)
    assert.deepEqual(refused, [{ row: 3, field: 'sku', reason: 'row_repeated' }])
  })
})
