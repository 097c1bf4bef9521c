import { powerOfTen, type Scaled, scaled, trimDecimal } from '#app/platform/money/decimal'
import { type Fen, fen, formatYuan } from '#app/platform/money/fen'
import { divideDecimals, divideHalfUp } from '#app/platform/money/rounding'

const UNIT_PRICE_DECIMALS = 13
const COARSE_PRICE_DECIMALS = 8

/** Rates that are charged on a base computed with another one: rent of homes, 1.5 % instead of 5 %. */
const COMPUTED_WITH: Record<string, string> = { '0.015': '0.05' }

/**
 * Splits an amount that includes tax: tax = round half up((total − deduction) ÷ (1 + rate) × rate, 2), net = total − tax.
 * `taxRate` is a fraction (`0.09`). Negative amounts give the mirror of positive ones. A deduction (margin taxation)
 * has the sign of the total. A reduced rate of 1.5 % is taken of the amount without 5 %.
 */
export function splitInclusive(
  totalFen: Fen,
  taxRate: string,
  deductionFen: Fen | null = null
): { netFen: Fen; taxFen: Fen } {
  const { rate, base, whole } = rates(taxRate)
  const taxed = BigInt(totalFen - (deductionFen ?? 0))
  const taxFen = fen(Number(divideHalfUp(taxed * rate, whole + base)))
  return { netFen: fen(totalFen - taxFen), taxFen }
}

/** Tax on a net amount, rounded half up to the fen. */
export function taxOf(netFen: Fen, taxRate: string): Fen {
  const { rate, base, whole } = rates(taxRate)
  return fen(Number(divideHalfUp(BigInt(netFen) * rate, whole + base - rate)))
}

/** The rate, and the one it is computed with, over a common whole. */
function rates(taxRate: string): { rate: bigint; base: bigint; whole: bigint } {
  const [rate, base] = [scaled(taxRate), scaled(COMPUTED_WITH[trimDecimal(taxRate)] ?? taxRate)]
  const scale = Math.max(rate.scale, base.scale)
  const at = (value: Scaled) => value.units * powerOfTen(scale - value.scale)
  return { rate: at(rate), base: at(base), whole: powerOfTen(scale) }
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
