import { lastDays } from '#app/figures/business_days'
import { SIZES } from '#app/figures/chart_sizes'
import { type Chart, CHART_DAYS, CHARTS, type ChartName, pointOf } from '#app/figures/charts'
import { readFigures } from '#app/figures/queries/read_figures'
import { formatYuanGrouped, fen } from '#app/platform/money/fen'
import { formatCount, NOTHING } from '#app/platform/views/format'

/** The numbers behind a chart as texts, for its table; the newest day first. */
export async function chartTable(name: ChartName) {
  const chart: Chart = CHARTS[name]
  const days = lastDays(CHART_DAYS)
  const book = await readFigures(days[0], days[CHART_DAYS - 1])
  const rows = days.toReversed().map((day) => ({
    day,
    points: chart.series.map((series) => {
      if (chart.unit === 'yuan') return formatYuanGrouped(fen(book.of(series.figure, day).fen))
      const point = pointOf(book, chart, series, day)
      return point === null ? NOTHING : textOf(point, chart.unit)
    }),
  }))
  return { name, figures: chart.series.map(({ figure }) => figure), rows, sizes: SIZES }
}

function textOf(point: number, unit: 'count' | 'hours'): string {
  return unit === 'count' ? formatCount(point, Infinity) : String(point)
}
