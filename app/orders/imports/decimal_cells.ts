import { failed, ok, type Result } from '#app/platform/result'
import { isBrokenBySpreadsheet, isFormulaError } from './cell_text.js'
import { CURRENCY_MARKS } from './header_aliases.js'

export type QuantityFailure = { type: 'quantity_invalid' } | { type: 'quantity_broken' }
export type PriceFailure = { type: 'price_invalid' } | { type: 'price_precision' }

const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/
const DECIMAL = /^(\d{1,10})(?:\.(\d+))?$/
const QUANTITY_DECIMALS = 3
const PRICE_DECIMALS = 2

/** `4`, `1,200`, `2.50` → `4`, `1200`, `2.5`. More than three decimals, zero and less are invalid. */
export function parseQuantity(text: string): Result<string, QuantityFailure> {
  if (isBrokenBySpreadsheet(text) || isFormulaError(text))
    return failed({ type: 'quantity_broken' })
  const number = parseDecimal(text)
  if (!number || number.decimals.length > QUANTITY_DECIMALS || isZero(number)) {
    return failed({ type: 'quantity_invalid' })
  }
  return ok(number.decimals === '' ? number.whole : `${number.whole}.${number.decimals}`)
}

/** Yuan: `15`, `¥15.0`, `1,980.00` → `15.00`, `15.00`, `1980.00`. Zero is no price. */
export function parsePrice(text: string): Result<string, PriceFailure> {
  const number = parseDecimal(text.replace(CURRENCY_MARKS, ''))
  if (!number || isZero(number)) return failed({ type: 'price_invalid' })
  if (number.decimals.length > PRICE_DECIMALS) return failed({ type: 'price_precision' })
  return ok(`${number.whole}.${number.decimals.padEnd(PRICE_DECIMALS, '0')}`)
}

interface Decimal {
  /** Without leading zeros. */
  whole: string
  /** Without trailing zeros; empty for whole numbers. */
  decimals: string
}

function parseDecimal(text: string): Decimal | null {
  const plain = GROUPED.test(text) ? text.replaceAll(',', '') : text
  const match = DECIMAL.exec(plain)
  if (!match) return null
  const [, whole, decimals = ''] = match
  return { whole: whole.replace(/^0+(?=\d)/, ''), decimals: decimals.replace(/0+$/, '') }
}

function isZero(number: Decimal): boolean {
  return number.whole === '0' && number.decimals === ''
}
