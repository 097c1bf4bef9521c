/**
 * The tax side's own arithmetic, on whole numbers. It shares nothing with the application, so that an error
 * of one side does not hide behind the same error of the other.
 */

/** Fen of `1234.50`; null for anything else than yuan with two decimals. */
export function fenOf(text: unknown): bigint | null {
  if (typeof text !== 'string' || !/^-?\d{1,15}\.\d{2}$/.test(text)) return null
  return BigInt(text.replace('.', ''))
}

/** Numerator and power of ten of a plain decimal; null for anything else. */
export function fractionOf(text: unknown): Fraction | null {
  if (typeof text !== 'string' || !/^\d{1,20}(\.\d{1,20})?$/.test(text)) return null
  const [whole, decimals = ''] = text.split('.')
  return { top: BigInt(whole + decimals), places: decimals.length }
}

interface Fraction {
  top: bigint
  places: number
}

/** Net × rate in fen, half away from zero. */
export function taxDue(net: bigint, rate: Fraction): bigint {
  return quotient(net * rate.top, 10n ** BigInt(rate.places))
}

/** The tax that is contained in an amount: amount ÷ (1 + rate) × rate. */
export function taxWithin(amount: bigint, rate: Fraction): bigint {
  return quotient(amount * rate.top, 10n ** BigInt(rate.places) + rate.top)
}

function quotient(top: bigint, below: bigint): bigint {
  const size = top < 0n ? -top : top
  const whole = size / below + ((size % below) * 2n >= below ? 1n : 0n)
  return top < 0n ? -whole : whole
}

/** Whether price × quantity comes within one fen of the net amount; both are negative on a credit line. */
export function isPriceRight(price: unknown, quantity: unknown, net: bigint): boolean {
  const sign = typeof quantity === 'string' && quantity.startsWith('-') ? -1n : 1n
  const plain = sign < 0n ? String(quantity).slice(1) : quantity
  const [each, count] = [fractionOf(price), fractionOf(plain)]
  if (each === null || count === null || count.top === 0n) return false
  const unit = 10n ** BigInt(each.places + count.places)
  return gap(sign * each.top * count.top * 100n, net * unit) <= unit
}

export function gap(one: bigint, other: bigint): bigint {
  return one > other ? one - other : other - one
}

/** `1234.50`, `-0.01` */
export function yuanOf(fen: bigint): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0')
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
