import { type LabelName, PRINTED_LABELS } from '#app/documents/placed_text/printed_words'
import {
  type PlacedCharacter,
  type PlacedRow,
  segmentsOf,
  textOf,
} from '#app/documents/placed_text/placed_rows'

export interface PlacedLabel {
  name: LabelName
  x: number
  /** Where its last character begins and ends. */
  last: number
  right: number
  y: number
}

/** Labels and values are set in other sizes: their baselines differ by so many millimetres at most. */
export const BESIDE = 2.6
/** A value begins within so many millimetres behind its label, and has no larger gap than the second. */
const FARTHEST = 25
const WIDEST_GAP = 4
/** The right half of a colon is empty, and often covered. */
const OVERLAP = 2.2
const NEXT_ROW = 5.5
/** The rows of one name end within so many millimetres below the first. */
const LAST_ROW = 9
/** What begins elsewhere, and farther away than a blank, is the upright word of the next block. */
const WIDEST_BLANK = 2.2

/** Every label of a page, from the top, then from the left. */
export function labelsOf(rows: readonly PlacedRow[]): PlacedLabel[] {
  const names = Object.keys(PRINTED_LABELS) as LabelName[]
  return rows.flatMap(({ text, characters, y }) =>
    names
      .flatMap((name) =>
        [...text.matchAll(PRINTED_LABELS[name])].map((match): PlacedLabel => {
          const last = characters[match.index + match[0].length - 1]
          return { name, x: characters[match.index].x, last: last.x, right: last.right, y }
        })
      )
      .sort((one, other) => one.x - other.x)
  )
}

/** What stands behind a label, up to the next one; null when nothing does. */
export function valueBeside(
  label: PlacedLabel,
  labels: readonly PlacedLabel[],
  rows: readonly PlacedRow[]
): string | null {
  const end = Math.min(
    ...labels.filter((one) => isBeside(one, label) && one.x > label.x).map(({ x }) => x)
  )
  const pieces = rows
    .filter((row) => isBeside(row, label))
    .sort((one, other) => Math.abs(one.y - label.y) - Math.abs(other.y - label.y))
    .map((row) => firstPiece(row, Math.max(label.right - OVERLAP, label.last + 0.1), end))
  const piece = pieces.find((one) => one.length > 0 && one[0].x - label.right <= FARTHEST)
  if (!piece) return null
  return textOf(label.name === 'name' ? wholeName(piece, label, labels, rows, end) : piece)
}

/** A long name goes on in the next rows, right below its beginning, where no other label stands. */
function wholeName(
  piece: PlacedCharacter[],
  label: PlacedLabel,
  labels: readonly PlacedLabel[],
  rows: readonly PlacedRow[],
  end: number
): PlacedCharacter[] {
  const [first] = piece
  const name = [untilNextBlock(piece)]
  let last = first.y
  for (const row of rows.filter(({ y }) => y - first.y > 1 && y - first.y <= LAST_ROW)) {
    const next = untilNextBlock(firstPiece(row, first.x - 0.5, end))
    const isLabelled = labels.some((one) => one !== label && isBeside(one, row) && one.x < first.x)
    if (row.y - last > NEXT_ROW || isLabelled) break
    if (next.length === 0 || next[0].x - first.x >= 1) continue
    name.push(next)
    last = row.y
  }
  return name.flat()
}

function untilNextBlock(piece: PlacedCharacter[]): PlacedCharacter[] {
  const next = piece.findIndex(({ piece: one, x }, index) => {
    const before = piece[index - 1]
    return before && before.piece !== one && x - before.right > WIDEST_BLANK
  })
  return next === -1 ? piece : piece.slice(0, next)
}

function firstPiece({ characters }: PlacedRow, start: number, end: number): PlacedCharacter[] {
  const within = characters.filter(({ x }) => x >= start && x < end - 0.1)
  return segmentsOf(within, WIDEST_GAP)[0] ?? []
}

function isBeside(one: { y: number }, other: { y: number }): boolean {
  return Math.abs(one.y - other.y) <= BESIDE
}
