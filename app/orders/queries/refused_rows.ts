import type OrderImport from '#app/orders/models/order_import'
import OrderImportRow, { type StoredRefusal } from '#app/orders/models/order_import_row'
import type { RowRefusal } from '#app/orders/imports/refusal_reasons'
import type { RefusedRow } from '#app/orders/imports/write_refused_sheet'

const PER_PAGE = 100

/** One page of the rows that were refused, in the order of the sheet, with the cells that are wrong. */
export async function refusedRows(
  sheet: OrderImport,
  after: unknown,
  perPage = PER_PAGE
): Promise<{ rows: RefusedRow[]; next: number | null }> {
  const last = Number(after)
  const found = await OrderImportRow.query()
    .where({ importId: sheet.id, verdict: 'refused' })
    .where('row', '>', Number.isSafeInteger(last) ? last : 0)
    .orderBy('row')
    .limit(perPage + 1)
  const rows = found.slice(0, perPage).map((row) => refusedRow(sheet, row))
  return { rows, next: found.length > perPage ? (rows.at(-1)?.row ?? null) : null }
}

/** All of them, read page by page. */
export async function* allRefusedRows(sheet: OrderImport): AsyncGenerator<RefusedRow> {
  let after: number | null = 0
  while (after !== null) {
    const page: Awaited<ReturnType<typeof refusedRows>> = await refusedRows(sheet, after, 500)
    yield* page.rows
    after = page.next
  }
}

function refusedRow(sheet: OrderImport, row: OrderImportRow): RefusedRow {
  const cells = row.cellTexts
  const valueOf = ({ column }: StoredRefusal) => {
    const index = sheet.header?.names.indexOf(column) ?? -1
    return cells[index] ?? ''
  }
  const refusals = row.reasons.map((refusal): RowRefusal => ({
    ...refusal,
    value: valueOf(refusal),
  }))
  return { row: row.row, cells, refusals }
}
