import type { HttpContext } from '@adonisjs/core/http'
import { chartSize } from '#app/figures/chart_sizes'
import { heightOf, monthChart } from '#app/reports/month_chart'
import ReportPolicy from '#app/reports/policies/report_policy'
import { readReportQuestion } from '#app/reports/report_question'

/** The chart of a report, as a picture. */
export default class ReportChartsController {
  async show({ bouncer, i18n, request, response }: HttpContext) {
    await bouncer.with(ReportPolicy).authorize('view')
    const { theme, size, ...asked } = request.qs()
    const { months, series } = await monthChart(readReportQuestion(asked), i18n)
    // Large, and only charts need it.
    const { drawChart } = await import('#app/figures/draw_chart')
    const svg = drawChart({
      days: months,
      unit: i18n.t('figures.units.yuan'),
      locale: i18n.locale,
      theme: theme === 'dark' ? 'dark' : 'light',
      size: chartSize(size),
      isStacked: true,
      series: series.map(({ name, amounts }) => ({
        name,
        kind: 'bar',
        points: amounts.map(heightOf),
      })),
    })
    return response
      .header('content-type', 'image/svg+xml; charset=utf-8')
      .header('cache-control', 'private, max-age=60')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
      .send(svg)
  }
}
