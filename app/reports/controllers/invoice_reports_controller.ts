import type { HttpContext } from '@adonisjs/core/http'
import { SIZES } from '#app/figures/chart_sizes'
import { withQuery } from '#app/platform/views/query_string'
import { chartRows, monthChart } from '#app/reports/month_chart'
import ReportPolicy from '#app/reports/policies/report_policy'
import { groupNames } from '#app/reports/queries/group_names'
import { readReport } from '#app/reports/queries/read_report'
import { reportForm } from '#app/reports/report_form'
import { readReportQuestion } from '#app/reports/report_question'
import { reportView } from '#app/reports/report_view'

const PATH = '/desk/invoice-reports'

/** More groups than anybody reads on a screen; the sheet has them all. */
const MOST_GROUPS = 200

const SHEETS = ['sums', 'lines']

/** How many invoices, how much and how much tax, by whatever people ask for. */
export default class InvoiceReportsController {
  async index({ bouncer, i18n, request, view }: HttpContext) {
    await bouncer.with(ReportPolicy).authorize('view')
    const mayOpen = await bouncer.with(ReportPolicy).allows('open')
    const asked = request.qs()
    const question = readReportQuestion(asked)
    const [report, chart] = await Promise.all([
      readReport(question, MOST_GROUPS),
      monthChart(question, i18n),
    ])
    const { customerId } = question.filters
    const nameOf = await groupNames('customer', customerId ? [customerId] : [], i18n)
    return view.render('reports/index', {
      form: await reportForm(question, { asked, path: PATH, i18n }),
      report: await reportView(question, report, { i18n, mayOpen }),
      grouping: question.grouping,
      customer: customerId && {
        name: nameOf(customerId),
        clear: withQuery(PATH, asked, { customer: null }),
      },
      chart: { ...chart, rows: chartRows(chart), sizes: SIZES, src: chartSource(asked) },
      mayOpen,
      links: Object.fromEntries(
        SHEETS.map((name) => [name, withQuery(`${PATH}/${name}.xlsx`, asked, {})])
      ),
      ofCustomer: (customer: string) => withQuery(PATH, asked, { customer, by: 'month' }),
    })
  }
}

function chartSource(asked: Record<string, unknown>) {
  return (look: Record<string, string>) => withQuery(`${PATH}/chart.svg`, asked, look)
}
