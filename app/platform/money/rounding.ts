import { fixed, powerOfTen, scaled, trimDecimal } from '#app/platform/money/decimal'
import { fen, type Fen } from '#app/platform/money/fen'

/**
 * The one place where anything is rounded, and the one rule: half up, by the size of the number, so
 * that a reversal of -x is exactly the opposite of x. All arithmetic is exact until that last step.
 */
export function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  if (divisor === 0n) throw new RangeError('division by zero')
  const isNegative = dividend < 0n !== divisor < 0n
  const [size, by] = [sizeOf(dividend), sizeOf(divisor)]
  const rounded = (2n * size + by) / (2n * by)
  return isNegative ? -rounded : rounded
}

/** The value with exactly `places` decimals: `roundDecimal('2.345', 2)` is `2.35`. */
export function roundDecimal(value: string, places: number): string {
  return divideDecimals(value, '1', places)
}

/** The quotient with exactly `places` decimals. */
export function divideDecimals(dividend: string, divisor: string, places: number): string {
  const [a, b] = [scaled(dividend), scaled(divisor)]
  const units = divideHalfUp(a.units * powerOfTen(b.scale + places), b.units * powerOfTen(a.scale))
  return fixed({ units, scale: places })
}

/** What a line costs: unit price in yuan × quantity, rounded once. */
export function priceTimesQuantity(unitPriceYuan: string, quantity: string): Fen {
  const [price, count] = [scaled(unitPriceYuan), scaled(quantity)]
  const dividend = price.units * count.units * 100n
  return toFen(divideHalfUp(dividend, powerOfTen(price.scale + count.scale)))
}

/** An amount times a rate or share: `multiplyFen(total, '0.006')`. */
export function multiplyFen(amount: Fen, factor: string): Fen {
  const { units, scale } = scaled(factor)
  return toFen(divideHalfUp(BigInt(amount) * units, powerOfTen(scale)))
}

/** An amount without what lies upon it: `divideFen(total, '1.13')` is the net of a total with 13 %. */
export function divideFen(amount: Fen, divisor: string): Fen {
  const { units, scale } = scaled(divisor)
  return toFen(divideHalfUp(BigInt(amount) * powerOfTen(scale), units))
}

/** The share of an amount that `part` is of `whole`: `shareFen(total, '3', '7')`. Both are decimals. */
export function shareFen(amount: Fen, part: string, whole: string): Fen {
  const [a, b] = [scaled(part), scaled(whole)]
  const dividend = BigInt(amount) * a.units * powerOfTen(b.scale)
  return toFen(divideHalfUp(dividend, b.units * powerOfTen(a.scale)))
}

/** The share of a quantity, cut off after `places` decimals: what certainly still fits. No padding. */
export function floorDecimal(
  quantity: string,
  share: { times: number; over: number },
  places: number
): string {
  const { units, scale } = scaled(quantity)
  const dividend = units * BigInt(share.times) * powerOfTen(places)
  const floored = dividend / (BigInt(share.over) * powerOfTen(scale))
  return trimDecimal(fixed({ units: floored, scale: places }))
}

/** An amount in yuan with any number of decimals. */
export function roundToFen(yuan: string): Fen {
  return priceTimesQuantity(yuan, '1')
}

function toFen(amount: bigint): Fen {
  return fen(Number(amount))
}

function sizeOf(value: bigint): bigint {
  return value < 0n ? -value : value
}
