import type { HttpContext } from '@adonisjs/core/http'
import { MOST_ROWS } from '#app/lists/export/export_rows'
import { noteExport, sendSheet } from '#app/reports/controllers/send_sheet'
import { linesSheet } from '#app/reports/lines_sheet'
import ReportPolicy from '#app/reports/policies/report_policy'
import { readReport } from '#app/reports/queries/read_report'
import { readReportQuestion } from '#app/reports/report_question'
import { reportSheet } from '#app/reports/report_sheet'

/** A report, or the lines behind it, as a sheet. The log keeps that it was taken. */
export default class ReportSheetsController {
  async sums(ctx: HttpContext) {
    await ctx.bouncer.with(ReportPolicy).authorize('view')
    const question = readReportQuestion(ctx.request.qs())
    await noteExport(ctx, 'sums')
    const report = await readReport(question, MOST_ROWS)
    return sendSheet(ctx, 'invoice-report', await reportSheet(question, report, ctx.i18n))
  }

  async lines(ctx: HttpContext) {
    await ctx.bouncer.with(ReportPolicy).authorize('view')
    await ctx.bouncer.with(ReportPolicy).authorize('open')
    const question = readReportQuestion(ctx.request.qs())
    await noteExport(ctx, 'lines')
    return sendSheet(ctx, 'invoice-lines', await linesSheet(question, ctx.i18n))
  }
}
