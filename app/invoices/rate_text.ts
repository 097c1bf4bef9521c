import type { I18n } from '@adonisjs/i18n'
import invoicingConfig from '#config/invoicing'
import { UNTAXED } from '#app/invoices/queries/sum_filters'
import { isDecimal } from '#app/platform/money/decimal'
import { formatRate } from '#app/platform/views/format'

/** The rate of a line in the form of the filter (`0.13`, `exempt`), as people read it. */
export function rateText(rate: string, i18n: I18n): string {
  return isDecimal(rate) ? formatRate(rate) : i18n.t(`invoices.treatments.${rate}`)
}

/** Every rate that may stand on an invoice. */
export function rateChoices(i18n: I18n) {
  const rates = invoicingConfig.legalRates.filter((rate) => rate !== '0')
  return [...rates, ...UNTAXED].map((value) => ({ value, label: rateText(value, i18n) }))
}
