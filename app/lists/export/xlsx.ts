import { Readable } from 'node:stream'
import { writeXlsxStream } from 'hucre/xlsx'

/** Excel's own format for text: no number is cut to fifteen digits, no formula is computed. */
const TEXT_FORMAT = '@'
const COLUMN_WIDTH = 20

/** Every cell is a typed text. */
export function xlsxStream(rows: AsyncIterable<string[]>, columns: number, name: string): Readable {
  const sheet = writeXlsxStream(rows, {
    name,
    columns: Array.from({ length: columns }, () => ({ width: COLUMN_WIDTH, numFmt: TEXT_FORMAT })),
    freezePane: { rows: 1 },
  })
  return Readable.fromWeb(sheet as Parameters<typeof Readable.fromWeb>[0])
}
