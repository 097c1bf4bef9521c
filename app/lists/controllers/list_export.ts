import type { Readable } from 'node:stream'
import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import { actorOf } from '#app/identity/models/user'
import { csvStream } from '#app/lists/export/csv'
import { exportRows } from '#app/lists/export/export_rows'
import { xlsxStream } from '#app/lists/export/xlsx'
import { fitLayout } from '#app/lists/layout'
import type { List } from '#app/lists/list'
import { readerOf } from '#app/lists/controllers/list_page'
import { layoutOf } from '#app/lists/queries/layout_of'
import { viewsOf } from '#app/lists/queries/views_of'
import { readListQuestion } from '#app/lists/question'
import { clock } from '#app/platform/clock'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * A list as a file: the rows, columns and order of the page that the address names, masked as they are there.
 * The log keeps that it was taken.
 */
export async function exportList<Row extends { id: string }, Filters>(
  ctx: HttpContext,
  list: List<Row, Filters>
) {
  const asked = ctx.request.qs()
  const user = ctx.auth.getUserOrFail()
  const views = await viewsOf(list.name, user)
  const chosen = views.find(({ id }) => id === asked.view)?.content
  const layout = fitLayout(list.columns, chosen ?? (await layoutOf(list.name, user.id)))
  const format = ctx.params.format === 'csv' ? 'csv' : 'xlsx'
  await db.transaction((trx) =>
    record(
      {
        actor: actorOf(user),
        action: 'lists.exported',
        subject: 'list',
        details: { list: list.name, format },
      },
      trx
    )
  )
  const rows = exportRows(list, readListQuestion(list, asked), layout, readerOf(ctx))
  const name = `${list.name}-${clock.businessDay()}.${format}`
  ctx.response.header('content-type', format === 'csv' ? 'text/csv; charset=utf-8' : XLSX)
  ctx.response.header('content-disposition', `attachment; filename="${name}"`)
  const file: Readable =
    format === 'csv' ? csvStream(rows) : xlsxStream(rows, layout.columns.length, list.name)
  return ctx.response.stream(file)
}
