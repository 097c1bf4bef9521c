import { Readable } from 'node:stream'
import { writeXlsxStream } from 'hucre/xlsx'
import { type Fen, formatYuan } from '#app/platform/money/fen'

/** A text, a count, or an amount in yuan; null leaves a cell empty. */
export type SheetCell = string | number | null

const FORMATS = { text: '@', count: '#,##0', yuan: '#,##0.00' } as const
const WIDTHS = { text: 22, count: 10, yuan: 16 } as const

export type SheetColumn = keyof typeof FORMATS

/** A sheet whose figures are numbers. The first rows, down to the header of the table, stay in sight. */
export function figureSheet(
  rows: AsyncIterable<SheetCell[]> | Iterable<SheetCell[]>,
  { columns, name, headRows }: { columns: SheetColumn[]; name: string; headRows: number }
): Readable {
  const sheet = writeXlsxStream(rows, {
    name,
    columns: columns.map((kind) => ({ width: WIDTHS[kind], numFmt: FORMATS[kind] })),
    freezePane: { rows: headRows },
  })
  return Readable.fromWeb(sheet as Parameters<typeof Readable.fromWeb>[0])
}

/** Whole fen have at most two decimals, so the nearest number is shown as the exact amount. */
export function yuan(amount: Fen): number {
  return Number(formatYuan(amount))
}
