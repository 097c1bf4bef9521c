import type { InvoiceFace } from '#app/documents/invoice_face'
import type { DrawItem, Page } from '#app/documents/layout/display_list'
import { header, subtotal, totals } from '#app/documents/layout/filled_in'
import { PAGE } from '#app/documents/layout/geometry'
import { drawItemRow, type ItemRow, tableTop } from '#app/documents/layout/item_rows'
import { printedFace } from '#app/documents/layout/labels'
import { paginate } from '#app/documents/layout/pagination'
import { sampleMarks } from '#app/documents/layout/sample_marks'

/**
 * The visible invoice as pages of drawn items: the one description that every visible document is made from.
 * Throws MissingGlyphError when a character is in no font.
 */
export function layoutInvoice(face: InvoiceFace, { hasSeal } = { hasSeal: true }): Page[] {
  const pages = paginate(face.lines)
  return pages.map((rows, index) => {
    const place = { page: index + 1, pages: pages.length }
    const isLast = place.page === place.pages
    const lines = rows.map(({ line }) => line)
    return {
      ...PAGE,
      items: [
        ...(face.isSample ? sampleMarks({ hasSeal }) : []),
        ...printedFace(face.kind, place),
        ...header(face),
        ...rowsFrom(rows),
        ...(place.pages > 1 ? subtotal(lines, isLast ? 87.5 : 119.9) : []),
        ...(isLast ? totals(face) : []),
      ],
    }
  })
}

function rowsFrom(rows: ItemRow[]): DrawItem[] {
  let top = tableTop(rows.at(0)?.size)
  return rows.flatMap((row) => {
    const items = drawItemRow(row, top)
    top += row.height
    return items
  })
}
