import { lastDays } from '#app/figures/business_days'
import type { FigureKey } from '#app/figures/figures'
import type { FigureBook } from '#app/figures/figure_book'
import { readFigures } from '#app/figures/queries/read_figures'
import { STEPS } from '#app/figures/step_figures'

type Measure = 'count' | 'fen'

/** The numbers of the day. Texts: `figures.today.<key>`. */
const NUMBERS: readonly { key: string; figure: FigureKey; measure: Measure }[] = [
  { key: 'orders_placed', figure: 'orders_placed', measure: 'count' },
  { key: 'orders_approved', figure: 'orders_approved', measure: 'count' },
  { key: 'money', figure: 'payments_settled', measure: 'fen' },
  { key: 'payments', figure: 'payments_settled', measure: 'count' },
  { key: 'refunds', figure: 'refunds_succeeded', measure: 'fen' },
  { key: 'invoices', figure: 'invoices_issued', measure: 'count' },
  { key: 'invoiced', figure: 'invoices_issued', measure: 'fen' },
  { key: 'parcels_delivered', figure: 'parcels_delivered', measure: 'count' },
]

/** What may fail, and what it is a share of; null where only the number says something. */
const FAILURES: readonly { figure: FigureKey; of: FigureKey | null }[] = [
  { figure: 'orders_rejected', of: 'orders_approved' },
  { figure: 'invoices_failed', of: 'invoices_issued' },
  { figure: 'deliveries_failed', of: 'parcels_delivered' },
  { figure: 'orders_cancelled', of: null },
  { figure: 'messages_failed', of: null },
]

const WEEK = 7

/** Today beside yesterday and the same day of last week, both of which are whole days. */
export async function todayNumbers() {
  const days = lastDays(WEEK + 1)
  const [lastWeek, yesterday, today] = [days[0], days[WEEK - 1], days[WEEK]]
  const book = await readFigures(lastWeek, today)
  const numbers = NUMBERS.map(({ key, figure, measure }) => {
    const on = (day: string) => book.of(figure, day)[measure]
    const before = on(yesterday)
    return {
      key,
      isMoney: measure === 'fen',
      today: on(today),
      yesterday: before,
      lastWeek: on(lastWeek),
      percentOfYesterday: before > 0 ? Math.round((on(today) / before) * 100) : null,
    }
  })
  return { numbers }
}

/** How long each step takes on average: the last seven days, and the seven before. */
export async function stepTimes() {
  const days = lastDays(2 * WEEK)
  const book = await readFigures(days[0], days[2 * WEEK - 1])
  const steps = STEPS.map((figure) => ({
    figure,
    count: book.of(figure, ...days.slice(WEEK)).count,
    now: averageOf(book, figure, days.slice(WEEK)),
    before: averageOf(book, figure, days.slice(0, WEEK)),
  }))
  return { steps }
}

export async function failureRates() {
  const days = lastDays(WEEK)
  const book = await readFigures(days[0], days[WEEK - 1])
  const rates = FAILURES.map(({ figure, of }) => ({
    figure,
    today: rateOf(book, figure, of, days.slice(-1)),
    week: rateOf(book, figure, of, days),
  }))
  return { rates }
}

function averageOf(book: FigureBook, figure: FigureKey, days: string[]) {
  const { count, minutes } = book.of(figure, ...days)
  return count === 0 ? null : inUnits(minutes / count)
}

/** In the largest unit of which there is at least one. */
function inUnits(minutes: number): { unit: 'minutes' | 'hours' | 'days'; amount: number } {
  if (minutes < 60) return { unit: 'minutes', amount: Math.round(minutes) }
  if (minutes < 48 * 60) return { unit: 'hours', amount: Math.round(minutes / 6) / 10 }
  return { unit: 'days', amount: Math.round(minutes / 144) / 10 }
}

function rateOf(book: FigureBook, figure: FigureKey, of: FigureKey | null, days: string[]) {
  const failed = book.of(figure, ...days).count
  const all = of === null ? 0 : failed + book.of(of, ...days).count
  return { failed, all, percent: all === 0 ? null : Math.round((failed / all) * 1_000) / 10 }
}
