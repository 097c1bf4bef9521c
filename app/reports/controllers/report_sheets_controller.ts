import type { Readable } from 'node:stream'
import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import { actorOf } from '#app/identity/models/user'
import { MOST_ROWS } from '#app/lists/export/export_rows'
import { clock } from '#app/platform/clock'
import { linesSheet } from '#app/reports/lines_sheet'
import ReportPolicy from '#app/reports/policies/report_policy'
import { readReport } from '#app/reports/queries/read_report'
import { readReportQuestion } from '#app/reports/report_question'
import { reportSheet } from '#app/reports/report_sheet'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A report, or the lines behind it, as a sheet. The log keeps that it was taken. */
export default class ReportSheetsController {
  async sums(ctx: HttpContext) {
    await ctx.bouncer.with(ReportPolicy).authorize('view')
    const question = readReportQuestion(ctx.request.qs())
    await noteExport(ctx, 'sums')
    const report = await readReport(question, MOST_ROWS)
    return send(ctx, 'invoice-report', await reportSheet(question, report, ctx.i18n))
  }

  async lines(ctx: HttpContext) {
    await ctx.bouncer.with(ReportPolicy).authorize('view')
    await ctx.bouncer.with(ReportPolicy).authorize('open')
    const question = readReportQuestion(ctx.request.qs())
    await noteExport(ctx, 'lines')
    return send(ctx, 'invoice-lines', await linesSheet(question, ctx.i18n))
  }
}

async function noteExport({ auth }: HttpContext, what: 'sums' | 'lines'): Promise<void> {
  const actor = actorOf(auth.getUserOrFail())
  await db.transaction((trx) =>
    record({ actor, action: 'reports.exported', subject: 'report', details: { what } }, trx)
  )
}

function send({ response }: HttpContext, name: string, sheet: Readable) {
  response.header('content-type', XLSX)
  response.header(
    'content-disposition',
    `attachment; filename="${name}-${clock.businessDay()}.xlsx"`
  )
  return response.stream(sheet)
}
