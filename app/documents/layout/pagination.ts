import type { FaceLine } from '#app/documents/invoice_face'
import { ITEM_SIZES, ITEMS_BOTTOM } from '#app/documents/layout/geometry'
import { itemRow, type ItemRow, tableTop } from '#app/documents/layout/item_rows'

const TOLERANCE = 0.001

/**
 * Spreads lines over pages. A continued page has more room than the last one, which also carries the totals;
 * the last page keeps at least one row, so that totals never stand alone.
 */
export function paginate(lines: FaceLine[]): ItemRow[][] {
  for (const size of ITEM_SIZES.onePage) {
    const rows = lines.map((line) => itemRow(line, size))
    if (fits(rows, ITEMS_BOTTOM.single)) return [rows]
  }
  return spread(lines.map((line) => itemRow(line, ITEM_SIZES.manyPages)))
}

function spread(rows: ItemRow[]): ItemRow[][] {
  const pages: ItemRow[][] = []
  let rest = rows
  while (!fits(rest, ITEMS_BOTTOM.last)) {
    const count = Math.min(countThatFits(rest, ITEMS_BOTTOM.continued), rest.length - 1)
    pages.push(rest.slice(0, count))
    rest = rest.slice(count)
  }
  return [...pages, rest]
}

function fits(rows: ItemRow[], bottom: number): boolean {
  return countThatFits(rows, bottom) === rows.length
}

function countThatFits(rows: ItemRow[], bottom: number): number {
  let top = tableTop(rows.at(0)?.size)
  const index = rows.findIndex(({ height }) => (top += height) > bottom + TOLERANCE)
  return index === -1 ? rows.length : index
}
