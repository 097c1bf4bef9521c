import '@japa/assert'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'

/** What a person could be known by, as the name of a column says it. */
const PERSONAL =
  /(?:^|_)(?:name|phone|mobile|tel|email|mail|address|recipient|contact|title|remark|note|reason|birthday|password|bank_account|identity|id_card)(?:$|_)/

/** Columns in clear whose names only sound personal, and why. */
const ALLOWED: Record<string, string> = {
  'products.name': 'goods',
  'order_lines.name': 'goods',
  'shipment_lines.name': 'goods',
  'invoice_lines.name': 'goods',
  'tax_class_codes.name': 'the public table of the tax bureau',
  'tax_class_codes.short_name': 'the public table of the tax bureau',
  'order_lines.tax_class_short_name': 'the public table of the tax bureau',
  'sellers.name': 'the enterprise itself, as it stands on every invoice',
  'sellers.address': 'the enterprise itself, as it stands on every invoice',
  'sellers.phone': 'the enterprise itself, as it stands on every invoice',
  'sellers.bank_name': 'the enterprise itself, as it stands on every invoice',
  'sellers.bank_account': 'the enterprise itself, as it stands on every invoice',
  'sellers.issuer_name': 'a member of staff who is named on every invoice, by law',
  'invoice_lines.tax_class_short_name': 'the public table of the tax bureau',
  'tax_class_codes.note': 'the public table of the tax bureau',
  'invoices.remark': 'what the house prints on an invoice: the number of the order',
  'invoices.credit_reason': 'one of four words of the tax side',
  'credit_confirmations.reason': 'one of four words of the tax side',
  'users.password_hash': 'a scrypt hash',
  'number_sequences.name': 'what is numbered',
}

async function columns(): Promise<{ column: string; type: string }[]> {
  const { rows } = await db.rawQuery(
    `select table_name || '.' || column_name as column, data_type as type
       from information_schema.columns
      where table_schema = 'public' and table_name not like 'adonis_%' order by 1`
  )
  return rows
}

function isPersonalInClear({ column, type }: { column: string; type: string }): boolean {
  const [, name] = column.split('.')
  return PERSONAL.test(name) && ['text', 'character varying', 'character', 'jsonb'].includes(type)
}

test.group('personal columns', () => {
  test('are sealed, but for those that are listed with their reason', async ({ assert }) => {
    const all = await columns()
    const clear = all.filter(isPersonalInClear).map(({ column }) => column)
    assert.deepEqual(
      clear.filter((column) => !(column in ALLOWED)),
      []
    )
    assert.deepEqual(
      Object.keys(ALLOWED).filter((column) => !clear.includes(column)),
      []
    )
  })

  test('the rule sees them', ({ assert }) => {
    for (const name of ['name', 'contact_phone', 'email', 'delivery_address', 'remark'])
      assert.isTrue(isPersonalInClear({ column: `customers.${name}`, type: 'text' }), name)
    assert.isFalse(isPersonalInClear({ column: 'customers.name', type: 'bytea' }))
    assert.isFalse(isPersonalInClear({ column: 'orders.number', type: 'text' }))
  })
})
