/**
 * Exact decimals for quantities, unit prices and rates: `units` × 10^-`scale`.
 * Documents never pass through binary floats.
 */
export interface Decimal {
  units: bigint
  scale: number
}

const MAX_DIGITS = 40

/** Null when the text is no plain decimal (`12`, `-0.5`, `.5` is refused) or is absurdly long. */
export function parseDecimal(text: string): Decimal | null {
  const match = /^(-?\d+)(?:\.(\d+))?$/.exec(text)
  if (!match || text.length > MAX_DIGITS) return null
  const [, whole, fraction = ''] = match
  const isNegative = whole.startsWith('-')
  const units = BigInt(whole.replace('-', '') + fraction)
  return { units: isNegative ? -units : units, scale: fraction.length }
}

/** Shortest form: no padding zeros, no minus before zero. */
export function formatDecimal({ units, scale }: Decimal): string {
  const digits = abs(units)
    .toString()
    .padStart(scale + 1, '0')
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '')
  const sign = units < 0n ? '-' : ''
  return sign + digits.slice(0, digits.length - scale) + (scale && fraction ? `.${fraction}` : '')
}

/** Rounds half away from zero, so that a credit invoice is the mirror of its original. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const isNegative = dividend < 0n !== divisor < 0n
  const quotient = (2n * abs(dividend) + abs(divisor)) / (2n * abs(divisor))
  return isNegative ? -quotient : quotient
}

export function rescale({ units, scale }: Decimal, to: number): bigint {
  return to >= scale
    ? units * 10n ** BigInt(to - scale)
    : divideRounded(units, 10n ** BigInt(scale - to))
}

export function abs(value: bigint): bigint {
  return value < 0n ? -value : value
}
