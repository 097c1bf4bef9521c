import type { HttpContext } from '@adonisjs/core/http'
import { lastDays } from '#app/figures/business_days'
import { chartSize } from '#app/figures/chart_sizes'
import { type Chart, CHART_DAYS, CHARTS, isChartName, pointOf } from '#app/figures/charts'
import FigurePolicy from '#app/figures/policies/figure_policy'
import { readFigures } from '#app/figures/queries/read_figures'

/** The charts of the overview, as pictures. */
export default class ChartsController {
  async show({ bouncer, i18n, params, request, response }: HttpContext) {
    await bouncer.with(FigurePolicy).authorize('view')
    if (!isChartName(params.name)) return response.notFound()
    const chart: Chart = CHARTS[params.name]
    const days = lastDays(CHART_DAYS)
    const book = await readFigures(days[0], days.at(-1) ?? days[0])
    const { theme, size } = request.qs()
    // Large, and only this page needs it.
    const { drawChart } = await import('#app/figures/draw_chart')
    const svg = drawChart({
      days,
      unit: i18n.t(`figures.units.${chart.unit}`),
      locale: i18n.locale,
      theme: theme === 'dark' ? 'dark' : 'light',
      size: chartSize(size),
      series: chart.series.map((series) => ({
        name: i18n.t(`figures.series.${series.figure}`),
        kind: series.kind,
        points: days.map((day) => pointOf(book, chart, series, day)),
      })),
    })
    return response
      .header('content-type', 'image/svg+xml; charset=utf-8')
      .header('cache-control', 'private, max-age=60')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
      .send(svg)
  }
}
