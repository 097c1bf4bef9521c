import { powerOfTen, scaled, trimDecimal } from '#app/platform/money/decimal'
import { type Fen, fen, formatYuan } from '#app/platform/money/fen'
import { divideDecimals, divideHalfUp, multiplyFen } from '#app/platform/money/rounding'

const UNIT_PRICE_DECIMALS = 13
const COARSE_PRICE_DECIMALS = 8

/**
 * Splits an amount that includes tax: tax = round half up((total − deduction) ÷ (1 + rate) × rate, 2), net = total − tax.
 * `taxRate` is a fraction (`0.09`). Negative amounts give the mirror of positive ones. A deduction (margin taxation)
 * has the sign of the total. Reduced rates (1 %, 1.5 %) are split like any other: it is what tax channels recompute.
 */
export function splitInclusive(
  totalFen: Fen,
  taxRate: string,
  deductionFen: Fen | null = null
): { netFen: Fen; taxFen: Fen } {
  const { units: rate, scale } = scaled(taxRate)
  const taxed = BigInt(totalFen - (deductionFen ?? 0))
  const taxFen = fen(Number(divideHalfUp(taxed * rate, powerOfTen(scale) + rate)))
  return { netFen: fen(totalFen - taxFen), taxFen }
}

/** Tax on a net amount, rounded half up to the fen. */
export function taxOf(netFen: Fen, taxRate: string): Fen {
  return multiplyFen(netFen, taxRate)
}

/**
 * The tax-exclusive unit price that goes with a net amount: at most 13 decimals, no padding, and
 * |price × quantity − net| ≤ 0.01 yuan. Null when the quantity is zero or too large for that.
 */
export function unitPriceExclTax(netFen: Fen, quantity: string): string | null {
  if (scaled(quantity).units === 0n) return null
  const price = trimDecimal(divideDecimals(formatYuan(netFen), quantity, UNIT_PRICE_DECIMALS))
  return isUnitPriceWithin(price, quantity, netFen) ? price : null
}

/** |price × quantity − net| ≤ 0.01 yuan, or net ÷ quantity reproduces the price at 8 decimals. */
export function isUnitPriceWithin(unitPrice: string, quantity: string, netFen: Fen): boolean {
  const [price, count] = [scaled(unitPrice), scaled(quantity)]
  const one = powerOfTen(price.scale + count.scale)
  const difference = price.units * count.units * 100n - BigInt(netFen) * one
  if (difference <= one && difference >= -one) return true
  if (count.units === 0n) return false
  const coarse = (dividend: string, divisor: string) =>
    divideDecimals(dividend, divisor, COARSE_PRICE_DECIMALS)
  return coarse(formatYuan(netFen), quantity) === coarse(unitPrice, '1')
}
