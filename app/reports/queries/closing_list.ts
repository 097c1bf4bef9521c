import { clock } from '#app/platform/clock'
import { namesOf } from '#app/identity/queries/names_of'
import { addSums, balanceOf, type ColouredSums, isSameSums, NO_SUMS } from '#app/reports/sums'
import MonthClosing from '#app/reports/models/month_closing'
import { GROUPINGS } from '#app/reports/groupings'
import { isOver, monthPeriod, monthsUntil } from '#app/reports/periods'
import { sumsBy } from '#app/reports/queries/read_report'
import { readReportQuestion } from '#app/reports/report_question'

const MONTHS = 24

/** The last two years, the newest month first; what was closed, and whether it still agrees. */
export async function closingList() {
  const months = monthsUntil(clock.businessDay(), MONTHS)
  const { from } = monthPeriod(months[0])
  const { until } = monthPeriod(months[MONTHS - 1])
  const [sums, closings] = await Promise.all([
    sumsBy(readReportQuestion({ from, until }), GROUPINGS.month),
    MonthClosing.query().where('month', '>=', months[0]),
  ])
  const sumsOf = new Map(sums.map((group) => [group.key, group.sums]))
  const closingOf = new Map(closings.map((closing) => [closing.month, closing]))
  const names = await namesOf(closings.map(({ closedBy }) => closedBy))
  const rows = months.toReversed().map((month) => {
    const now = sumsOf.get(month) ?? NO_SUMS
    const closing = closingOf.get(month) ?? null
    return {
      ...{ month, closing, sums: now, balance: balanceOf(now), isOver: isOver(month) },
      closer: closing?.closedBy ? names[closing.closedBy] : null,
      isStale: closing?.result ? !isSameAmounts(reportOf(closing), now) : false,
    }
  })
  return rows.filter(({ closing, sums: { blue, red } }) => closing || blue.count + red.count > 0)
}

function reportOf({ result }: MonthClosing): ColouredSums {
  return (result?.groups ?? []).reduce((sum, { report }) => addSums(sum, report), NO_SUMS)
}

/** Groups of lines count an invoice more than once, so counts say nothing here. */
function isSameAmounts(one: ColouredSums, other: ColouredSums): boolean {
  return isSameSums(withoutCounts(one), withoutCounts(other))
}

function withoutCounts({ blue, red }: ColouredSums): ColouredSums {
  return { blue: { ...blue, count: 0 }, red: { ...red, count: 0 } }
}
