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
  const below = label.name === 'name' ? wrapped(piece, labels, rows, end) : []
  return textOf([...piece, ...below])
}

/** A long name goes on in the next row, right below its beginning, where no label stands. */
function wrapped(
  [first]: readonly PlacedCharacter[],
  labels: readonly PlacedLabel[],
  rows: readonly PlacedRow[],
  end: number
): PlacedCharacter[] {
  const below = rows.filter(({ y }) => y - first.y > 1 && y - first.y <= NEXT_ROW)
  return below.flatMap((row) => {
    const piece = firstPiece(row, first.x - 0.5, end)
    const isLabelled = labels.some((one) => isBeside(one, row) && one.x < first.x)
    return piece.length > 0 && piece[0].x - first.x < 1 && !isLabelled ? piece : []
  })
}

function firstPiece({ characters }: PlacedRow, start: number, end: number): PlacedCharacter[] {
  const within = characters.filter(({ x }) => x >= start && x < end - 0.1)
  return segmentsOf(within, WIDEST_GAP)[0] ?? []
}

function isBeside(one: { y: number }, other: { y: number }): boolean {
  return Math.abs(one.y - other.y) <= BESIDE
}
