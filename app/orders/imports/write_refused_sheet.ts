import { writeXlsxStream } from 'hucre/xlsx'
import { REFUSED_SHEET_COLUMNS } from './header_aliases.js'
import type { SheetHeader } from './read_header.js'
import { reasonKey, type RowRefusal, remedyKey } from './refusal_reasons.js'

export interface RefusedRow {
  row: number
  cells: readonly string[]
  refusals: readonly RowRefusal[]
}

/** Text of a key below the `imports` language file, in the reader's language. */
type Translate = (key: string) => string

const SHEET_NAME = 'orders'
/** Excel's own format for text: numbers typed over a cell stay text, formulas stay letters. */
const TEXT_FORMAT = '@'
const OWN_COLUMNS = Object.values(REFUSED_SHEET_COLUMNS)

/**
 * An xlsx of the rows that were refused, to correct and import again: their own columns as they came, every
 * cell a typed text (nothing in it is ever computed), then why and what to do.
 */
export function writeRefusedSheet(
  header: Pick<SheetHeader, 'names'>,
  rows: Iterable<RefusedRow> | AsyncIterable<RefusedRow>,
  translate: Translate
): ReadableStream<Uint8Array> {
  const kept = header.names
    .map((name, index) => ({ name, index }))
    .filter(({ name }) => !OWN_COLUMNS.some((own) => own === name))
  const columns = [...kept.map(({ name }) => name), ...OWN_COLUMNS]
  return writeXlsxStream(lines(), {
    name: SHEET_NAME,
    columns: columns.map(() => ({ width: 20, numFmt: TEXT_FORMAT })),
    freezePane: { rows: 1 },
  })

  async function* lines(): AsyncGenerator<string[]> {
    yield columns
    for await (const { row, cells, refusals } of rows) {
      yield [
        ...kept.map(({ index }) => cells[index] ?? ''),
        String(row),
        explained(refusals, reasonKey, translate),
        explained(refusals, remedyKey, translate),
      ]
    }
  }
}

function explained(
  refusals: readonly RowRefusal[],
  key: (reason: RowRefusal['reason']) => string,
  translate: Translate
): string {
  return refusals.map(({ column, reason }) => `${column}: ${translate(key(reason))}`).join('\n')
}
