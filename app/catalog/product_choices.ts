import type { I18n } from '@adonisjs/i18n'
import { FULFILMENTS, TAX_RATES, TAX_TREATMENTS } from '#app/catalog/product_values'
import { formatRate } from '#app/platform/views/format'

/** The choices of the product form, named for people. */
export function productChoices(i18n: I18n) {
  return {
    rates: TAX_RATES.map((value) => ({ value, label: formatRate(value) })),
    treatments: TAX_TREATMENTS.map((value) => ({
      value,
      label: i18n.t(`catalog.treatments.${value}`),
    })),
    fulfilments: FULFILMENTS.map((value) => ({
      value,
      label: i18n.t(`catalog.fulfilments.${value}`),
    })),
  }
}
