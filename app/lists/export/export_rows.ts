import { cellText } from '#app/lists/cells'
import type { List, ListReader } from '#app/lists/list'
import { shownColumns } from '#app/lists/list_view'
import type { Layout } from '#app/lists/layout'
import { decodePlace } from '#app/lists/place'
import { type ListQuestion, orderText } from '#app/lists/question'
import { readPage } from '#app/lists/read_page'

/** More rows than a sheet can be worked with; `demo` and audits use the database. */
export const MOST_ROWS = 50_000

const ROWS_AT_ONCE = 500

/** The header and then every row of a list under its filters, in its order and its columns, page by page. */
export async function* exportRows<Row extends { id: string }, Filters>(
  list: List<Row, Filters>,
  question: ListQuestion<Filters>,
  layout: Layout,
  reader: ListReader
): AsyncGenerator<string[]> {
  const columns = shownColumns(list.columns, layout)
  yield columns.map(({ label }) => reader.i18n.t(label))
  const order = orderText(question)
  let asked: ListQuestion<Filters> = { ...question, place: null, cursor: null }
  let written = 0
  for (;;) {
    const page = await readPage(list, asked, ROWS_AT_ONCE)
    for (const row of page.rows.slice(0, MOST_ROWS - written))
      yield columns.map((column) => cellText(column.cell(row, reader), reader.i18n))
    written += page.rows.length
    if (page.older === null || written >= MOST_ROWS) return
    asked = { ...asked, place: decodePlace(page.older, order), cursor: page.older }
  }
}
