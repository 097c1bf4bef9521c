import { abs, divideRounded, formatDecimal, parseDecimal, rescale } from '#app/documents/decimal'
import type { Decimal } from '#app/documents/decimal'
import { type Fen, fen } from '#app/platform/money/fen'

const UNIT_PRICE_DECIMALS = 13
const FEN_DECIMALS = 2

/**
 * Splits an amount that includes tax: tax = round half up(total ÷ (1 + rate) × rate, 2), net = total − tax.
 * `taxRate` is a fraction (`0.09`). Negative totals give the mirror of positive ones.
 */
export function splitInclusive(totalFen: Fen, taxRate: string): { netFen: Fen; taxFen: Fen } {
  const rate = exact(taxRate)
  const whole = 10n ** BigInt(rate.scale)
  const taxFen = fen(Number(divideRounded(BigInt(totalFen) * rate.units, whole + rate.units)))
  return { netFen: fen(totalFen - taxFen), taxFen }
}

/** Tax on a net amount, rounded half up to the fen. */
export function taxOf(netFen: Fen, taxRate: string): Fen {
  const rate = exact(taxRate)
  return fen(Number(divideRounded(BigInt(netFen) * rate.units, 10n ** BigInt(rate.scale))))
}

/**
 * The tax-exclusive unit price that goes with a net amount: at most 13 decimals, no padding, and
 * |price × quantity − net| ≤ 0.01 yuan. Null when the quantity is zero or too large for that.
 */
export function unitPriceExclTax(netFen: Fen, quantity: string): string | null {
  const { units, scale } = exact(quantity)
  if (units === 0n) return null
  const dividend = BigInt(netFen) * 10n ** BigInt(scale + UNIT_PRICE_DECIMALS - FEN_DECIMALS)
  const price = formatDecimal({
    units: divideRounded(dividend, units),
    scale: UNIT_PRICE_DECIMALS,
  })
  return isUnitPriceWithin(price, quantity, netFen) ? price : null
}

/** |price × quantity − net| ≤ 0.01 yuan, or net ÷ quantity reproduces the price at 8 decimals. */
export function isUnitPriceWithin(unitPrice: string, quantity: string, netFen: Fen): boolean {
  const price = exact(unitPrice)
  const count = exact(quantity)
  const scale = price.scale + count.scale
  const net = BigInt(netFen) * 10n ** BigInt(scale)
  const difference = price.units * count.units * 100n - net
  if (abs(difference) <= 10n ** BigInt(scale)) return true
  if (count.units === 0n) return false
  const reproduced = divideRounded(BigInt(netFen) * 10n ** BigInt(count.scale + 6), count.units)
  return reproduced === rescale(price, 8)
}

function exact(text: string): Decimal {
  const decimal = parseDecimal(text)
  if (!decimal) throw new RangeError(`not a decimal: ${text}`)
  return decimal
}
