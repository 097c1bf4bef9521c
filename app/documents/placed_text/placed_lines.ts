import {
  type ColumnName,
  NUMBER_HEAD,
  PRINTED_COLUMNS,
  RATE_WORDS,
  SUM_WORDS,
} from '#app/documents/placed_text/printed_words'
import {
  type PlacedCharacter,
  type PlacedRow,
  segmentsOf,
  textOf,
} from '#app/documents/placed_text/placed_rows'

export type PlacedLine = Partial<Record<ColumnName, string>>

interface Head {
  left: number
  right: number
}

type Heads = Record<ColumnName, Head> & { number: Head | null }

interface Cell {
  column: ColumnName
  text: string
}

const BETWEEN_COLUMNS = 1.9
/** Texts of a column may begin so far left of its head, which stands in its middle. */
const LEFT_OF_SPEC = 5.5
const LEFT_OF_UNIT = 4
const SUM_ROW = 2.2
const NUMBER = /^[¥￥]?-?[¥￥]?\d[\d,]*(?:\.\d+)?$|^\*{3}$/
const NUMBERS: readonly ColumnName[] = ['quantity', 'unitPrice', 'net', 'tax']

/** The lines of a page, and what stands in the row of their sum; null when the page has no such table. */
export function placedLines(
  rows: readonly PlacedRow[]
): { y: number; lines: PlacedLine[]; sum: PlacedLine } | null {
  const [table] = rows.flatMap((row) => {
    const heads = headsOf(row)
    return heads ? [{ heads, y: row.y }] : []
  })
  if (!table) return null
  const { heads, y } = table
  const sumRows = rows.filter((row) => row.y > y && SUM_WORDS.test(row.text))
  // The last page has its own sum first, then that of all pages.
  const sumRow = sumRows.at(-1)
  const end = (sumRows[0]?.y ?? y) - SUM_ROW
  const body = rows.filter((row) => row.y > y && row.y < end)
  const sums = sumRow ? rows.filter((row) => Math.abs(row.y - sumRow.y) <= SUM_ROW) : []
  return {
    y,
    lines: linesOf(body.map((row) => cellsOf(row, heads))),
    sum: joined(sums.flatMap((row) => cellsOf(row, heads))),
  }
}

/** A row that holds the heads of all columns. */
function headsOf({ text, characters }: PlacedRow): Heads | null {
  const names = Object.keys(PRINTED_COLUMNS) as ColumnName[]
  const headOf = (words: string): Head | null => {
    const at = text.indexOf(words)
    return at < 0
      ? null
      : { left: characters[at].x, right: characters[at + words.length - 1].right }
  }
  const found = names.flatMap((name) => {
    const head = PRINTED_COLUMNS[name].map(headOf).find((one) => one !== null)
    return head ? [[name, head] as const] : []
  })
  if (found.length < names.length) return null
  const heads = Object.fromEntries(found) as Record<ColumnName, Head>
  return { ...heads, number: headOf(NUMBER_HEAD) }
}

/** A row with an amount begins a line; others go on with its texts. */
function linesOf(rows: readonly Cell[][]): PlacedLine[] {
  const lines: Cell[][] = []
  let before: Cell[] = []
  for (const cells of rows) {
    const last = lines.at(-1)
    if (cells.some(({ column }) => column === 'net')) {
      lines.push([...before, ...cells])
      before = []
    } else if (last) last.push(...cells)
    else before.push(...cells)
  }
  return lines.map(joined)
}

function joined(cells: readonly Cell[]): PlacedLine {
  const line: PlacedLine = {}
  for (const { column, text } of cells) line[column] = (line[column] ?? '') + text
  return line
}

function cellsOf({ characters }: PlacedRow, heads: Heads): Cell[] {
  const { number } = heads
  return segmentsOf(characters, BETWEEN_COLUMNS, true)
    .filter((segment) => !number || segment[0].x > number.right + 1)
    .map((segment) => ({ column: columnOf(segment, heads), text: textOf(segment) }))
}

/** Numbers end below the end of their heads, texts begin left of theirs. */
function columnOf(segment: readonly PlacedCharacter[], heads: Heads): ColumnName {
  const text = textOf(segment)
  const left = segment[0].x
  const right = segment[segment.length - 1].right
  if (RATE_WORDS.test(text) && left > heads.net.left) return 'rate'
  if (NUMBER.test(text) && left > heads.unit.right - 2) {
    const columns = text.startsWith('*') ? (['rate', 'tax'] as const) : NUMBERS
    const distance = (column: ColumnName) => Math.abs(heads[column].right - right)
    return [...columns].sort((one, other) => distance(one) - distance(other))[0]
  }
  if (left >= heads.unit.left - LEFT_OF_UNIT) return 'unit'
  return left >= heads.spec.left - LEFT_OF_SPEC ? 'spec' : 'name'
}
