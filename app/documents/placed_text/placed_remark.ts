import type { PlacedLabel } from '#app/documents/placed_text/placed_labels'
import {
  type PlacedCharacter,
  type PlacedRow,
  rowsOf,
  textOf,
} from '#app/documents/placed_text/placed_rows'
import { REMARK_WORDS } from '#app/documents/placed_text/printed_words'

const SAME_COLUMN = 1.5
const FARTHEST_BELOW = 14
const EDGE = 1.5

/**
 * The remark right of its two signs, between the total and the names at the foot, and the page without it: what
 * somebody writes there may look like a label.
 */
export function remarkOf(
  rows: readonly PlacedRow[],
  labels: readonly PlacedLabel[]
): { remark: string | null; others: PlacedRow[] } {
  const top = labels.findLast(({ name }) => name === 'digits' || name === 'words')?.y
  const foot = labels.findLast(({ name }) => name === 'issuedBy')?.y
  const mark = top === undefined ? null : markBelow(rows, top)
  if (top === undefined || foot === undefined || !mark) return { remark: null, others: [...rows] }
  const isRemark = ({ x, y }: PlacedCharacter) =>
    y > top + EDGE && y < foot - EDGE && x > mark.right + 0.5
  const all = rows.flatMap(({ characters }) => characters)
  const remark = rowsOf(all.filter(isRemark)).map(({ characters }) => textOf(characters))
  return { remark: remark.join('') || null, others: rowsOf(all.filter((one) => !isRemark(one))) }
}

/** The first of the two signs that has the other one below it. */
function markBelow(rows: readonly PlacedRow[], top: number): PlacedCharacter | null {
  const all = rows.filter(({ y }) => y > top).flatMap(({ characters }) => characters)
  const [first, second] = REMARK_WORDS
  const seconds = all.filter(({ character }) => character === second)
  const isAbove = (one: PlacedCharacter) =>
    seconds.some(
      ({ x, y }) =>
        Math.abs(x - one.x) <= SAME_COLUMN && y - one.y > 1 && y - one.y <= FARTHEST_BELOW
    )
  return all.find((one) => one.character === first && isAbove(one)) ?? null
}
