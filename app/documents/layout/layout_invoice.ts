import type { InvoiceFace } from '#app/documents/invoice_face'
import type { DrawItem, Page } from '#app/documents/layout/display_list'
import { header, subtotal, totals } from '#app/documents/layout/filled_in'
import { PAGE } from '#app/documents/layout/geometry'
import { drawItemRow, type ItemRow, tableTop } from '#app/documents/layout/item_rows'
import { pageNumber } from '#app/documents/layout/labels'
import { paginate } from '#app/documents/layout/pagination'
import { printedForm } from '#app/documents/layout/printed'

/**
 * The visible invoice as pages of drawn items: the one description that every visible document is made from.
 * Throws MissingGlyphError when a character is in no font.
 */
export function layoutInvoice(face: InvoiceFace, { hasSeal } = { hasSeal: true }): Page[] {
  const pages = paginate(face.lines)
  const marks = hasSeal ? 'sample' : 'sample_without_seal'
  return pages.map((rows, index) => {
    const isLast = index === pages.length - 1
    const printed = printedForm({ kind: face.kind, isLast, marks: face.isSample ? marks : 'none' })
    const lines = rows.map(({ line }) => line)
    return {
      ...PAGE,
      printed,
      items: [
        ...printed,
        ...pageNumber(index + 1, pages.length),
        ...header(face),
        ...rowsFrom(rows),
        ...(pages.length > 1 ? subtotal(lines, isLast ? 87.5 : 119.9) : []),
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
