import type { I18n } from '@adonisjs/i18n'
import { type Fen, fen, formatYuan, formatYuanGrouped, sumFen } from '#app/platform/money/fen'
import { monthPeriod, monthsUntil } from '#app/reports/periods'
import { netByMonthAndRate } from '#app/reports/queries/net_by_month'
import { rateText } from '#app/invoices/rate_text'
import type { ReportQuestion } from '#app/reports/report_question'

const MONTHS = 12

/** As many as the palette of charts tells apart; the others are drawn as one. */
const MOST_RATES = 5
const OTHERS = 'others'

export interface MonthChart {
  months: string[]
  series: { name: string; amounts: Fen[] }[]
}

/** Sales without tax, less credits, of the twelve months up to the end of the period, by rate. */
export async function monthChart(question: ReportQuestion, i18n: I18n): Promise<MonthChart> {
  const months = monthsUntil(question.period.until, MONTHS)
  const dayFrom = monthPeriod(months[0]).from
  const dayUntil = monthPeriod(months[MONTHS - 1]).until
  const filters = { ...question.filters, dayFrom, dayUntil }
  const amounts = await netByMonthAndRate({ ...question, filters })
  const amountOf = (month: string, rate: string) => amounts.get(`${month} ${rate}`) ?? fen(0)
  const rates = [...new Set([...amounts.keys()].map(rateOf))].toSorted(byWeight(amounts))
  const shown = rates.length > MOST_RATES ? rates.slice(0, MOST_RATES - 1) : rates
  const others = rates.slice(shown.length)
  const series = shown.map((rate) => ({
    name: rateText(rate, i18n),
    amounts: months.map((month) => amountOf(month, rate)),
  }))
  if (others.length > 0)
    series.push({
      name: i18n.t(`reports.chart.${OTHERS}`),
      amounts: months.map((month) => sumFen(others.map((rate) => amountOf(month, rate)))),
    })
  return { months, series }
}

/** The numbers behind the picture, the newest month first. */
export function chartRows({ months, series }: MonthChart) {
  return months
    .map((month, index) => ({
      month,
      points: series.map(({ amounts }) => formatYuanGrouped(amounts[index])),
      total: formatYuanGrouped(sumFen(series.map(({ amounts }) => amounts[index]))),
    }))
    .toReversed()
}

/** The height of a part of a bar; what people read is written from the exact amount. */
export function heightOf(amount: Fen): number {
  return Number(formatYuan(amount))
}

function byWeight(amounts: ReadonlyMap<string, Fen>) {
  const weights = new Map<string, number>()
  for (const [key, amount] of amounts) {
    weights.set(rateOf(key), (weights.get(rateOf(key)) ?? 0) + Math.abs(amount))
  }
  return (one: string, other: string) => (weights.get(other) ?? 0) - (weights.get(one) ?? 0)
}

function rateOf(key: string): string {
  return key.split(' ')[1]
}
