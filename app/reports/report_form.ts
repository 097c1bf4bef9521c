import type { I18n } from '@adonisjs/i18n'
import { INVOICE_STATES } from '#app/invoices/invoice_states'
import { COLOURS, INVOICE_KINDS } from '#app/invoices/queries/sum_filters'
import { rateChoices } from '#app/invoices/rate_text'
import { sellerChoices } from '#app/invoices/sum_fields'
import { GROUPING_KEYS } from '#app/reports/groupings'
import { PERIOD_NAMES, periodOf } from '#app/reports/periods'
import { ALL_STATES, type ReportQuestion } from '#app/reports/report_question'
import { withQuery } from '#app/platform/views/query_string'

/** What the form above a report offers, and what is chosen. */
export async function reportForm(
  { period, grouping, state, filters }: ReportQuestion,
  { asked, path, i18n }: { asked: Record<string, unknown>; path: string; i18n: I18n }
) {
  const texts = (words: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: i18n.t(`${words}.${value}`) }))
  return {
    ...{ period, grouping, filters, state: state ?? ALL_STATES },
    periods: PERIOD_NAMES.map((name) => ({
      label: i18n.t(`reports.periods.${name}`),
      href: withQuery(path, asked, { period: name, from: null, until: null }),
      isActive: isSame(periodOf(name), period),
    })),
    groupings: texts('reports.groupings', GROUPING_KEYS),
    states: texts('invoices.states', INVOICE_STATES),
    kinds: texts('invoices.kinds', INVOICE_KINDS),
    colours: texts('reports.colours', COLOURS),
    rates: rateChoices(i18n),
    sellers: await sellerChoices(),
  }
}

function isSame(one: ReportQuestion['period'], other: ReportQuestion['period']): boolean {
  return one.from === other.from && one.until === other.until
}
