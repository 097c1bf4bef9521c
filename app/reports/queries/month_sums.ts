import { RATE_OF_LINE } from '#app/invoices/queries/sum_filters'
import type { SumsByGroup } from '#app/reports/closing_result'
import { sumsBy } from '#app/reports/queries/read_report'
import { readReportQuestion } from '#app/reports/report_question'
import { monthPeriod } from '#app/reports/periods'

/** The report of a month by kind and rate: `vat_special 0.13`. */
export async function monthSums(month: string): Promise<SumsByGroup> {
  const groups = await sumsBy(readReportQuestion({ ...monthPeriod(month) }), {
    of: 'lines',
    sql: `invoices.kind || ' ' || ${RATE_OF_LINE}`,
    order: 'key',
  })
  return new Map(groups.map(({ key, sums }) => [key, sums]))
}
