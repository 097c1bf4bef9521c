import type { I18n } from '@adonisjs/i18n'
import type OrderLine from '#app/orders/models/order_line'
import { multiplyDecimals, trimDecimal } from '#app/platform/money/decimal'
import { fen } from '#app/platform/money/fen'

/** A line of an order as pages show it. */
export function lineView(line: OrderLine, i18n: I18n) {
  const { sku, name, spec, unit, unitPriceInclTax, discountFen, totalFen, taxClassShortName } = line
  return {
    sku,
    name,
    spec,
    unit,
    unitPriceInclTax,
    grossFen: fen(totalFen + discountFen),
    discountFen,
    totalFen,
    taxClassShortName,
    quantity: trimDecimal(line.quantity),
    rate:
      line.taxTreatment === 'taxed'
        ? `${multiplyDecimals(line.taxRate, '100')}%`
        : i18n.t(`orders.tax_treatments.${line.taxTreatment}`),
  }
}
