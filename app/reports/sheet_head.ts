import type { I18n } from '@adonisjs/i18n'
import { rateText } from '#app/invoices/rate_text'
import { clock } from '#app/platform/clock'
import { formatDateTime } from '#app/platform/views/format'
import { groupNames } from '#app/reports/queries/group_names'
import type { ReportQuestion } from '#app/reports/report_question'
import type { SheetCell } from '#app/reports/xlsx'

/** What stands above the table of a sheet: its title, the period, the filters, and when it was made. */
export async function sheetHead(
  title: string,
  question: ReportQuestion,
  i18n: I18n
): Promise<SheetCell[][]> {
  const filters = await filterTexts(question, i18n)
  return [
    [title],
    [i18n.t('reports.sheets.period', { ...question.period })],
    [i18n.t('reports.sheets.filters', { filters: filters.join(i18n.t('ui.list_separator')) })],
    [i18n.t('reports.sheets.made', { at: formatDateTime(clock.now()) })],
    [],
  ]
}

async function filterTexts({ filters, state }: ReportQuestion, i18n: I18n): Promise<string[]> {
  const { kind, colour, rate, taxClass, sellerId, customerId } = filters
  const named = async (grouping: 'seller' | 'customer' | 'tax_class', key: string | null) => {
    if (key === null) return []
    const nameOf = await groupNames(grouping, [key], i18n)
    return [nameOf(key)]
  }
  return [
    i18n.t(state ? `invoices.states.${state}` : 'reports.fields.all_states'),
    ...(kind ? [i18n.t(`invoices.kinds.${kind}`)] : []),
    ...(colour ? [i18n.t(`reports.colours.${colour}`)] : []),
    ...(rate ? [rateText(rate, i18n)] : []),
    ...(await named('tax_class', taxClass)),
    ...(await named('seller', sellerId)),
    ...(await named('customer', customerId)),
  ]
}
