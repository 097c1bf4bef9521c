import { trimDecimal } from '#app/platform/money/decimal'
import { type Fen, fen, formatYuan, parseYuan } from '#app/platform/money/fen'
import { failed, ok, type Result } from '#app/platform/result'
import { isBrokenBySpreadsheet, isFormulaError } from './cell_text.js'
import { CURRENCY_MARKS } from './header_aliases.js'

export type QuantityFailure = { type: 'quantity_invalid' } | { type: 'quantity_broken' }
export type DiscountFailure = { type: 'discount_invalid' } | { type: 'discount_precision' }
export type PriceFailure = { type: 'price_invalid' } | { type: 'price_precision' }

const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/
const DECIMAL = /^\d{1,10}(?:\.\d{1,20})?$/
const QUANTITY_DECIMALS = 3
const PRICE_DECIMALS = 2

/** `4`, `1,200`, `2.50` → `4`, `1200`, `2.5`. More than three decimals, zero and less are invalid. */
export function parseQuantity(text: string): Result<string, QuantityFailure> {
  if (isBrokenBySpreadsheet(text) || isFormulaError(text))
    return failed({ type: 'quantity_broken' })
  const quantity = plainDecimal(text)
  if (!quantity || decimals(quantity) > QUANTITY_DECIMALS) {
    return failed({ type: 'quantity_invalid' })
  }
  return ok(quantity)
}

/** Yuan: `15`, `¥15.0`, `1,980.00` → `15.00`, `15.00`, `1980.00`. Zero is no price. */
export function parsePrice(text: string): Result<string, PriceFailure> {
  const price = plainDecimal(text.replace(CURRENCY_MARKS, ''))
  if (!price) return failed({ type: 'price_invalid' })
  if (decimals(price) > PRICE_DECIMALS) return failed({ type: 'price_precision' })
  const amount = parseYuan(price)
  return amount === null ? failed({ type: 'price_invalid' }) : ok(formatYuan(amount))
}

/** Yuan, as prices are written; zero is no discount. In fen. */
export function parseDiscount(text: string): Result<Fen, DiscountFailure> {
  const written = text.replace(CURRENCY_MARKS, '')
  if (/^0+(?:\.0+)?$/.test(written)) return ok(fen(0))
  const discount = plainDecimal(written)
  if (!discount) return failed({ type: 'discount_invalid' })
  if (decimals(discount) > PRICE_DECIMALS) return failed({ type: 'discount_precision' })
  const amount = parseYuan(discount)
  return amount === null ? failed({ type: 'discount_invalid' }) : ok(amount)
}

/** Above zero, without grouping commas and superfluous zeros; null for anything else. */
function plainDecimal(text: string): string | null {
  const ungrouped = GROUPED.test(text) ? text.replaceAll(',', '') : text
  if (!DECIMAL.test(ungrouped)) return null
  const plain = trimDecimal(ungrouped)
  return plain === '0' ? null : plain
}

function decimals(plain: string): number {
  return plain.split('.').at(1)?.length ?? 0
}
