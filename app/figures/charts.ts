import type { FigureBook } from '#app/figures/figure_book'
import type { FigureKey } from '#app/figures/figures'
import { STEPS } from '#app/figures/step_figures'
import { fen, formatYuan } from '#app/platform/money/fen'

/** A line or the bars of a chart. Texts: `figures.series.<figure>`. */
export interface Series {
  figure: FigureKey
  kind: 'bar' | 'line'
}

export interface Chart {
  /** How numbers read: pieces, yuan (from fen), or hours on average. */
  unit: 'count' | 'yuan' | 'hours'
  series: readonly Series[]
}

/** Today included. */
export const CHART_DAYS = 30

/** The charts of the overview. Texts: `figures.charts.<name>`. */
export const CHARTS = {
  orders: {
    unit: 'count',
    series: [
      { figure: 'orders_placed', kind: 'bar' },
      { figure: 'orders_approved', kind: 'line' },
      { figure: 'orders_rejected', kind: 'line' },
    ],
  },
  money: {
    unit: 'yuan',
    series: [
      { figure: 'payments_settled', kind: 'bar' },
      { figure: 'refunds_succeeded', kind: 'line' },
    ],
  },
  invoices: {
    unit: 'count',
    series: [
      { figure: 'invoices_issued', kind: 'bar' },
      { figure: 'invoices_failed', kind: 'line' },
    ],
  },
  steps: {
    unit: 'hours',
    series: STEPS.map((figure) => ({ figure, kind: 'line' as const })),
  },
} as const satisfies Record<string, Chart>

export type ChartName = keyof typeof CHARTS
export const CHART_NAMES = Object.keys(CHARTS).filter(isChartName)

export function isChartName(name: unknown): name is ChartName {
  return typeof name === 'string' && Object.hasOwn(CHARTS, name)
}

/** A point of a chart; null where there is nothing to take an average of. */
export function pointOf(
  book: FigureBook,
  { unit }: Chart,
  { figure }: Series,
  day: string
): number | null {
  const { count, fen: amount, minutes } = book.of(figure, day)
  switch (unit) {
    case 'count':
      return count
    case 'yuan':
      // The height of a bar; what people read is written from the exact amount.
      return Number(formatYuan(fen(amount)))
    case 'hours':
      return count === 0 ? null : Math.round(minutes / count / 6) / 10
  }
}
