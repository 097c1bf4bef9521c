import { withQuery } from '#app/platform/views/query_string'
import type { GroupingKey } from '#app/reports/groupings'
import { monthPeriod } from '#app/reports/periods'
import type { ReportScope } from '#app/reports/queries/read_report'
import type { ReportQuestion } from '#app/reports/report_question'

/** The address of the list that shows exactly the invoices behind a figure. */
export function invoicesBehind(
  { filters, state }: ReportScope,
  narrowed: Record<string, string | null> = {}
): string {
  const { sellerId: seller, customerId: customer, ...same } = filters
  return withQuery('/desk/invoices', { state, ...same, seller, customer }, narrowed)
}

/** What a group adds to the filters of its report. */
export function filterOfGroup(
  grouping: GroupingKey,
  key: string,
  { filters }: ReportScope
): Record<string, string> {
  switch (grouping) {
    case 'day':
      return { dayFrom: key, dayUntil: key }
    case 'month':
      return withinPeriod(key, filters)
    case 'tax_class':
      return { taxClass: key }
    default:
      return { [grouping]: key }
  }
}

/** A month at the edge of a period counts only its days within. */
function withinPeriod(
  month: string,
  { dayFrom, dayUntil }: ReportQuestion['filters']
): Record<string, string> {
  const { from, until } = monthPeriod(month)
  return {
    dayFrom: dayFrom !== null && dayFrom > from ? dayFrom : from,
    dayUntil: dayUntil !== null && dayUntil < until ? dayUntil : until,
  }
}
