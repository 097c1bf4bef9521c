import type { I18n } from '@adonisjs/i18n'
import { errors } from '@adonisjs/lucid'
import type { StockFailure } from '#app/catalog/actions/adjust_stock'
import type { ProductImportFailure } from '#app/catalog/actions/import_products'
import type { CsvFailure } from '#app/catalog/csv_failure'
import type { ProductFailure } from '#app/catalog/product_values'
import { trimDecimal } from '#app/platform/money/decimal'
import { never } from '#app/platform/result'

/** What to say at which field when a product cannot be kept as typed. */
export function productFailureText(failure: ProductFailure, i18n: I18n): Record<string, string> {
  switch (failure.type) {
    case 'sku_taken':
      return { sku: i18n.t('catalog.failures.sku_taken') }
    case 'tax_code_unknown':
    case 'tax_code_not_leaf':
      return { taxClassCode: i18n.t(`catalog.failures.${failure.type}`) }
    case 'rate_and_treatment_differ':
      return { taxRate: i18n.t('catalog.failures.rate_and_treatment_differ') }
    case 'missing':
      throw new errors.E_ROW_NOT_FOUND()
    default:
      return never(failure)
  }
}

export function stockFailureText(failure: StockFailure, i18n: I18n): Record<string, string> {
  switch (failure.type) {
    case 'below_held':
      return {
        quantity: i18n.t('catalog.failures.below_held', { held: trimDecimal(failure.held) }),
      }
    case 'missing':
      throw new errors.E_ROW_NOT_FOUND()
    default:
      return never(failure)
  }
}

/** Why a catalogue was not taken in: where, and what. */
export function importFailureText(failure: CsvFailure | ProductImportFailure, i18n: I18n): string {
  if ('sku' in failure) {
    const reason = i18n.t(`catalog.failures.${failure.type}`)
    return i18n.t('catalog.import.product_wrong', { sku: failure.sku, reason })
  }
  if (failure.type === 'row_invalid') {
    return i18n.t('catalog.import.row_wrong', { row: failure.row, column: failure.column })
  }
  return i18n.t('catalog.import.file_wrong')
}
