import '@japa/assert'
import { test } from '@japa/runner'
import { draftOfRows } from '#app/orders/imports/draft_of_rows'
import { parseRow } from '#app/orders/imports/parse_row'
import { readHeader } from '#app/orders/imports/read_header'
import { readOrderForm, type TypedOrder } from '#app/orders/order_form'

const TYPED: TypedOrder = {
  externalNumber: 'E-2026-1',
  customerName: '武汉东湖示例有限公司',
  contactName: '王芳',
  phone: '+86 138-1234-5678',
  address: '武汉市洪山区珞喻路727号',
  invoiceKind: 'vat_special',
  titleName: '',
  taxpayerId: '91420106MADEMB003M',
  email: 'wang@example.com',
  remark: '周末送',
  lines: [{ sku: 'ems-001', quantity: '1,200', price: '¥18.5' }],
}

const ROW: [column: string, cell: string][] = [
  ['外部单号', 'E-2026-1'],
  ['客户名称', '武汉东湖示例有限公司'],
  ['联系人', '王芳'],
  ['手机号', '+86 138-1234-5678'],
  ['收货地址', '武汉市洪山区珞喻路727号'],
  ['发票类型', '专票'],
  ['发票抬头', ''],
  ['纳税人识别号', '91420106MADEMB003M'],
  ['接收邮箱', 'wang@example.com'],
  ['备注', '周末送'],
  ['商品编码', 'ems-001'],
  ['数量', '1,200'],
  ['含税单价', '¥18.5'],
]

function faultsOf(change: Partial<TypedOrder>) {
  const read = readOrderForm({ ...TYPED, ...change }, null)
  return read.ok ? {} : read.failure.faults
}

test.group('Reading an order form', () => {
  test('gives the same draft as a row of a sheet, field by field', ({ assert }) => {
    const header = readHeader(ROW.map(([column]) => column))
    const cells = ROW.map(([, cell]) => cell)
    const verdict = header.ok ? parseRow(header.value, cells) : null
    if (!verdict?.ok) throw new Error('the row is not good')
    const read = readOrderForm(TYPED, null)

    assert.deepEqual(read, {
      ok: true,
      value: draftOfRows([{ row: 2, rowKey: 'any', draft: verdict.draft }]),
    })
  })

  test('{$i}: {fields} is refused as {reason}')
    .with([
      { change: { phone: '12345' }, fields: 'phone', reason: 'phone_invalid' },
      { change: { customerName: ' ' }, fields: 'customerName', reason: 'required_missing' },
      { change: { address: '某处' }, fields: 'address', reason: 'address_unreadable' },
      { change: { address: null }, fields: 'address', reason: 'required_missing' },
      { change: { email: 'a@b' }, fields: 'email', reason: 'email_invalid' },
      {
        change: { taxpayerId: '' },
        fields: 'taxpayerId',
        reason: 'special_invoice_needs_taxpayer_id',
      },
      { change: { lines: [] }, fields: 'lines[0][sku]', reason: 'required_missing' },
      {
        change: { lines: [{}, { sku: 'A' }] },
        fields: 'lines[1][quantity]',
        reason: 'required_missing',
      },
      {
        change: { lines: [{ sku: 'A', quantity: '0' }] },
        fields: 'lines[0][quantity]',
        reason: 'quantity_invalid',
      },
      {
        change: { lines: [{ sku: 'A', quantity: '1', price: '1.001' }] },
        fields: 'lines[0][price]',
        reason: 'price_precision',
      },
    ])
    .run(({ assert }, { change, fields, reason }) => {
      assert.deepEqual(faultsOf(change), { [fields]: reason })
    })

  test('names every fault at once', ({ assert }) => {
    const faults = faultsOf({ phone: 'x', address: '', lines: [] })
    assert.sameMembers(Object.keys(faults), ['phone', 'address', 'lines[0][sku]'])
  })

  test('takes a known customer as kept, whatever is typed', ({ assert }) => {
    const known = {
      name: '甲',
      contactName: '乙',
      phone: '13900000000',
      email: null,
      taxpayerId: null,
    }
    const read = readOrderForm({ ...TYPED, customerName: '丙', phone: '13811112222' }, known)
    assert.isTrue(read.ok)
    if (!read.ok) return
    assert.deepEqual(read.value.customer.details, known)
    assert.include(read.value.customer.address, { recipient: '乙', phone: '13900000000' })
  })
})
