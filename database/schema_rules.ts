import type { SchemaRules } from '@adonisjs/lucid/types/schema_generator'

const columnsModule = '#app/platform/database/columns'
const fenModule = '#app/platform/money/fen'

const wholeNumber = {
  tsType: 'number',
  decorators: [{ name: '@integerColumn' }],
  imports: [{ source: columnsModule, namedImports: ['integerColumn'] }],
}

const money = {
  tsType: 'Fen',
  decorators: [{ name: '@integerColumn' }],
  imports: [
    { source: columnsModule, namedImports: ['integerColumn'] },
    { source: fenModule, typeImports: ['Fen'] },
  ],
}

const json = {
  tsType: 'unknown',
  decorators: [{ name: '@jsonColumn' }],
  imports: [{ source: columnsModule, namedImports: ['jsonColumn'] }],
}

const moneyColumns = [
  'amount_fen',
  'total_fen',
  'paid_fen',
  'invoiced_fen',
  'net_fen',
  'tax_fen',
  'debit_fen',
  'credit_fen',
  'quota_fen',
  'deduction_fen',
  'invoice_limit_fen',
  'credited_fen',
  'max_total_fen',
  'deduction_fen',
  'invoice_limit_fen',
  'quota_left_fen',
]

/** Lucid's naming would look for a column `sha_256`. */
const hashColumns = ['sha256', 'file_sha256', 'metadata_sha256']

const hash = (columnName: string) => ({
  tsType: 'string',
  decorators: [{ name: '@column', args: { columnName } }],
  imports: [],
})

const rules: SchemaRules = {
  types: { bigint: wholeNumber, jsonb: json },
  columns: Object.fromEntries([
    ...moneyColumns.map((name) => [name, money]),
    ...hashColumns.map((name) => [name, hash(name)]),
  ]),
  // The model opens it: app/identity/models/user.ts.
  tables: { users: { skipColumns: ['personal'] } },
}

export default rules
