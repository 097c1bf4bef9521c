/**
 * Exact arithmetic on decimal strings (`12`, `0.350`, `-3.5`): quantities, unit prices and rates, as
 * PostgreSQL hands over `numeric`. Results carry no superfluous zeros. Anything that must round lives
 * in rounding.ts.
 */

/** units / 10^scale */
export interface Scaled {
  readonly units: bigint
  readonly scale: number
}

const DECIMAL = /^(-?)(\d{1,30})(?:\.(\d{1,20}))?$/

export function isDecimal(text: string): boolean {
  return DECIMAL.test(text)
}

/** Throws RangeError for anything else than a plain decimal: input is checked with `isDecimal` before. */
export function scaled(text: string): Scaled {
  const match = DECIMAL.exec(text)
  if (!match) throw new RangeError(`not a decimal: ${text}`)
  const [, sign, whole, fraction = ''] = match
  const units = BigInt(whole + fraction)
  return { units: sign ? -units : units, scale: fraction.length }
}

/** Exactly `scale` decimals: `fixed({units: 1050n, scale: 2})` is `10.50`. */
export function fixed({ units, scale }: Scaled): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const fraction = scale === 0 ? '' : `.${digits.slice(-scale)}`
  return `${units < 0n ? '-' : ''}${whole}${fraction}`
}

/** `4.000` → `4`, `0.350` → `0.35`, `-0` → `0`. */
export function trimDecimal(text: string): string {
  return trimmed(scaled(text))
}

export function addDecimals(...terms: readonly string[]): string {
  const values = terms.map(scaled)
  const scale = Math.max(0, ...values.map((value) => value.scale))
  const units = values.reduce((sum, value) => sum + unitsAt(value, scale), 0n)
  return trimmed({ units, scale })
}

export function subtractDecimals(from: string, amount: string): string {
  return addDecimals(from, negateDecimal(amount))
}

export function negateDecimal(text: string): string {
  const { units, scale } = scaled(text)
  return trimmed({ units: -units, scale })
}

export function multiplyDecimals(left: string, right: string): string {
  const [a, b] = [scaled(left), scaled(right)]
  return trimmed({ units: a.units * b.units, scale: a.scale + b.scale })
}

/** -1, 0 or 1 as `left` is smaller, equal or larger. */
export function compareDecimals(left: string, right: string): -1 | 0 | 1 {
  const [a, b] = [scaled(left), scaled(right)]
  const scale = Math.max(a.scale, b.scale)
  const difference = unitsAt(a, scale) - unitsAt(b, scale)
  return difference === 0n ? 0 : difference < 0n ? -1 : 1
}

export function powerOfTen(exponent: number): bigint {
  return 10n ** BigInt(exponent)
}

function unitsAt(value: Scaled, scale: number): bigint {
  return value.units * powerOfTen(scale - value.scale)
}

function trimmed(value: Scaled): string {
  const text = fixed(value)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}
