import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { CHART_COLOURS, type ChartTheme } from '#app/figures/chart_colours'
import { type ChartSize, SIZES } from '#app/figures/chart_sizes'

use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer])

export interface DrawnSeries {
  name: string
  kind: 'bar' | 'line'
  points: readonly (number | null)[]
}

export interface Drawing {
  /** Business days (`2026-11-24`), or months (`2026-11`). */
  days: readonly string[]
  series: readonly DrawnSeries[]
  unit: string
  locale: string
  theme: ChartTheme
  size: ChartSize
  /** Bars stand on each other instead of beside each other. */
  isStacked?: boolean
}

const FONT_SIZE = 13
const FONTS = "'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', 'Microsoft YaHei', sans-serif"
const DASHES = ['solid', 'dashed', 'dotted', 'solid', 'dashed'] as const

/** A chart as one SVG that refers to nothing outside of itself: for `<img>`. */
export function drawChart(drawing: Drawing): string {
  const { width, height } = SIZES[drawing.size]
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption(optionsOf(drawing))
    return withoutStyles(chart.renderToSVGString())
  } finally {
    chart.dispose()
  }
}

function optionsOf({ days, series, unit, locale, theme, size, isStacked }: Drawing) {
  const colours = CHART_COLOURS[theme]
  const text = { color: colours.text, fontSize: FONT_SIZE, fontFamily: FONTS }
  const line = { lineStyle: { color: colours.line } }
  const compact = new Intl.NumberFormat(locale, { notation: 'compact' })
  return {
    animation: false,
    color: [...colours.series],
    textStyle: { fontFamily: FONTS },
    grid: { left: 4, right: 12, top: 46, bottom: 4, outerBoundsMode: 'same' as const },
    legend: { top: 0, left: 0, itemWidth: 18, itemHeight: 10, textStyle: text },
    xAxis: {
      type: 'category' as const,
      data: days.map((day) => day.replace(/^\d{4}-(?=\d\d-)/, '')),
      axisLabel: { ...text, hideOverlap: true },
      axisLine: line,
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value' as const,
      name: unit,
      nameTextStyle: { ...text, align: 'left' as const },
      minInterval: 1,
      axisLabel: { ...text, formatter: (value: number) => compact.format(value) },
      splitLine: line,
      splitNumber: 4,
    },
    series: series.map((one, index) => seriesOf(one, index, { size, isStacked })),
  }
}

function seriesOf(
  { name, kind, points }: DrawnSeries,
  index: number,
  { size, isStacked }: Pick<Drawing, 'size' | 'isStacked'>
) {
  const base = { name, data: [...points], silent: true }
  if (kind === 'bar') {
    const stack = isStacked ? { stack: 'all', barMaxWidth: 28 } : { barMaxWidth: 14 }
    return { ...base, type: 'bar' as const, ...stack }
  }
  return {
    ...base,
    type: 'line' as const,
    connectNulls: true,
    showSymbol: size !== 'narrow',
    symbol: 'circle',
    symbolSize: 5,
    lineStyle: { width: 2, type: DASHES[index % DASHES.length] },
  }
}

/** The rules of the renderer are about a pointer, which never reaches into an `<img>`. */
function withoutStyles(svg: string): string {
  return svg.replaceAll(/<style[^>]*>[\s\S]*?<\/style>/g, '')
}
