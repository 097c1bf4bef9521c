import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { writeXlsxStream } from 'hucre/xlsx'
import { readProductCsv } from '#app/catalog/product_csv'
import { unifiedCheckDigit } from '#app/platform/identifiers/taxpayer_id'
import { judgeSheet } from '#app/orders/imports/judge_sheet'
import type { OrderField } from '#app/orders/imports/header_aliases'
import type { SheetHeader } from '#app/orders/imports/read_header'
import { seededRandom } from '#app/demo/seeded_random'

export interface GeneratedSheet {
  rows: number
  seed: number
  format: 'xlsx' | 'csv'
}

const DEMO = new URL('../../resources/demo/', import.meta.url)
/** About one customer in so many rows is new. */
const ROWS_PER_CUSTOMER = 4
const ID_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Writes an order sheet of valid rows like those of the demo sheet; the same seed gives the same cells. */
export async function generateSheet(path: string, sheet: GeneratedSheet): Promise<void> {
  const { header, samples } = await sampleRows()
  const rows = generateRows(header, samples, sheet)
  const bytes =
    sheet.format === 'xlsx'
      ? writeXlsxStream(rows, { name: 'orders', columns: header.names.map(() => ({})) })
      : Readable.from(csvLines(rows))
  await pipeline(bytes, createWriteStream(path))
}

/** The header, then the rows: other numbers, customers, phones and taxpayer ids on the samples' goods and places. */
export function* generateRows(
  header: SheetHeader,
  samples: readonly string[][],
  { rows, seed }: Pick<GeneratedSheet, 'rows' | 'seed'>
): Generator<string[]> {
  const random = seededRandom(seed)
  yield header.names
  for (let index = 0; index < rows; index++) {
    const cells = [...samples[random.below(samples.length)]]
    const customer = random.below(Math.ceil(rows / ROWS_PER_CUSTOMER))
    const identity = samples[customer % samples.length]
    const name = `${cell(identity, 'customerName')}${customer}`
    set('externalNumber', `G${seed}-${String(index + 1).padStart(7, '0')}`)
    set('customerName', name)
    set('contactName', cell(identity, 'contactName'))
    set('phone', `1${38 + (customer % 2)}${String(10_000_000 + customer * 7).padStart(8, '0')}`)
    set('invoiceKind', cell(identity, 'invoiceKind'))
    set('invoiceTitle', name)
    set('taxpayerId', cell(identity, 'taxpayerId') && taxpayerId(seed, customer))
    set('email', `g${seed}.${customer}@example.com`)
    yield cells

    function set(field: OrderField, value: string): void {
      const column = header.columns[field]
      if (column !== undefined) cells[column] = value
    }
  }

  function cell(row: readonly string[], field: OrderField): string {
    return row[header.columns[field] ?? -1] ?? ''
  }
}

export async function sampleRows(): Promise<{ header: SheetHeader; samples: string[][] }> {
  const products = await readProductCsv(await readFile(new URL('catalog.csv', DEMO)))
  if (!products.ok) throw new Error('the demo catalogue cannot be read')
  const skus = new Set(products.value.map(({ sku }) => sku))
  const samples: string[][] = []
  let header: SheetHeader | null = null
  for await (const part of judgeSheet(await readFile(new URL('orders-a-200.xlsx', DEMO)))) {
    if (part.type === 'header') header = part.header
    if (part.type !== 'rows') continue
    for (const { verdict, cells } of part.rows) {
      if (verdict.ok && skus.has(verdict.draft.sku)) samples.push(cells)
    }
  }
  if (!header) throw new Error('the demo sheet cannot be read')
  return { header, samples }
}

/** A number of its own for each customer, with a right check digit. */
function taxpayerId(seed: number, customer: number): string {
  const random = seededRandom(seed * 1_000_003 + customer)
  const code = Array.from({ length: 7 }, () => ID_CHARACTERS[random.below(ID_CHARACTERS.length)])
  const first17 = `91420103MA${code.join('')}`
  return first17 + unifiedCheckDigit(first17)
}

function* csvLines(rows: Iterable<string[]>): Generator<string> {
  for (const cells of rows) {
    yield `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`
  }
}
