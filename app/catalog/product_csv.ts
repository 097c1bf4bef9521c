import { isDecimal } from '#app/platform/money/decimal'
import { formatYuan, parseYuan } from '#app/platform/money/fen'
import { failed, ok, type Result } from '#app/platform/result'
import { readRecords } from '#app/platform/sheets/sheet_records'
import { type CsvFailure, readingWhole } from './csv_failure.js'

export interface ProductRow {
  sku: string
  name: string
  spec: string
  unit: string
  /** Yuan with two decimals. */
  unitPriceInclTax: string
  taxClassCode: string
  taxClassShortName: string
  /** `0.13` */
  taxRate: string
  minQuantity: string
  stock: string
  fulfilment: 'parcel' | 'service'
}

const COLUMNS = [
  'sku',
  'name',
  'spec',
  'unit',
  'price_incl_tax',
  'tax_class_code',
  'short_name',
  'rate',
  'min_qty',
  'stock',
  'fulfilment',
] as const
type Column = (typeof COLUMNS)[number]

const REQUIRED: readonly Column[] = ['sku', 'name', 'unit', 'short_name']

/** Reads a catalogue; the first wrong cell refuses the file. */
export function readProductCsv(bytes: Uint8Array): Promise<Result<ProductRow[], CsvFailure>> {
  return readingWhole(async () => {
    const products: ProductRow[] = []
    for await (const { row, values } of readRecords(bytes, COLUMNS)) {
      const read = readProduct(values)
      if (!read.ok) return failed({ type: 'row_invalid', row, column: read.failure.column })
      products.push(read.value)
    }
    return ok(products)
  })
}

function readProduct(
  values: Record<Column, string>
): Result<ProductRow, { type: 'cell_invalid'; column: Column }> {
  const wrong = (column: Column) => failed({ type: 'cell_invalid' as const, column })
  for (const column of REQUIRED) if (values[column] === '') return wrong(column)

  const price = parseYuan(values.price_incl_tax)
  if (price === null || price <= 0) return wrong('price_incl_tax')
  if (!/^\d{19}$/.test(values.tax_class_code)) return wrong('tax_class_code')
  if (!/^0(?:\.\d{1,4})?$/.test(values.rate)) return wrong('rate')
  for (const column of ['min_qty', 'stock'] as const) {
    if (!isDecimal(values[column]) || values[column].startsWith('-')) return wrong(column)
  }
  const { fulfilment } = values
  if (fulfilment !== 'parcel' && fulfilment !== 'service') return wrong('fulfilment')
  return ok({
    sku: values.sku,
    name: values.name,
    spec: values.spec,
    unit: values.unit,
    unitPriceInclTax: formatYuan(price),
    taxClassCode: values.tax_class_code,
    taxClassShortName: values.short_name,
    taxRate: values.rate,
    minQuantity: values.min_qty,
    stock: values.stock,
    fulfilment,
  })
}
