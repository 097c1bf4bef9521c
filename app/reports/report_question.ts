import { INVOICE_STATES, type InvoiceState } from '#app/invoices/invoice_states'
import { readSumFilters, type SumFilters } from '#app/invoices/queries/sum_filters'
import { GROUPING_KEYS, type GroupingKey } from '#app/reports/groupings'
import { type Period, readPeriod } from '#app/reports/periods'

export const ALL_STATES = 'all'

export interface ReportQuestion {
  period: Period
  grouping: GroupingKey
  /** Null counts invoices in any state. */
  state: InvoiceState | null
  filters: SumFilters
}

/** What an address asks for; only issued invoices count, unless another state or all are asked for. */
export function readReportQuestion(asked: Record<string, unknown>): ReportQuestion {
  const period = readPeriod(asked)
  const grouping = GROUPING_KEYS.find((key) => key === asked.by) ?? 'month'
  const filters = readSumFilters(asked)
  return {
    period,
    grouping,
    state: readState(asked.state, grouping),
    filters: { ...filters, dayFrom: period.from, dayUntil: period.until },
  }
}

function readState(asked: unknown, grouping: GroupingKey): InvoiceState | null {
  if (asked === ALL_STATES) return null
  const wanted = INVOICE_STATES.find((state) => state === asked)
  return wanted ?? (grouping === 'state' ? null : 'issued')
}
