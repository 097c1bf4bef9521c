import { generateRows, sampleRows } from '#benchmarks/support/generate_sheet'

/** An order sheet, and what it must come to by its own cells. */
export interface DaySheet {
  csv: string
  /** External number → total in fen. */
  totals: Map<string, bigint>
  /** SKU → ordered units, in thousandths. */
  units: Map<string, bigint>
}

/** A sheet of valid rows, one order each. */
export async function sheetOfDay(rows: number, seed: number): Promise<DaySheet> {
  const { header, samples } = await sampleRows()
  const [names, ...orders] = generateRows(header, samples, { rows, seed })
  const sheet: DaySheet = { csv: line(names), totals: new Map(), units: new Map() }
  for (const cells of orders) {
    const read = (field: 'externalNumber' | 'sku' | 'quantity' | 'unitPriceInclTax') =>
      cells[header.columns[field] ?? -1] ?? ''
    const units = inThousandths(read('quantity'))
    sheet.csv += line(cells)
    sheet.totals.set(read('externalNumber'), fenOf(units * inThousandths(read('unitPriceInclTax'))))
    sheet.units.set(read('sku'), (sheet.units.get(read('sku')) ?? 0n) + units)
  }
  return sheet
}

function line(cells: string[]): string {
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`
}

function inThousandths(number: string): bigint {
  const [whole, decimals = ''] = number.trim().split('.')
  return BigInt(whole + decimals.padEnd(3, '0'))
}

/** From millionths of a yuan, half up. */
function fenOf(millionths: bigint): bigint {
  return (millionths + 5000n) / 10_000n
}
