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
export function fractionOf(text: unknown): { top: bigint; places: number } | null {
  if (typeof text !== 'string' || !/^\d{1,20}(\.\d{1,20})?$/.test(text)) return null
  const [whole, decimals = ''] = text.split('.')
  return { top: BigInt(whole + decimals), places: decimals.length }
}

/** Net × rate in fen, half up. */
export function taxDue(net: bigint, rate: { top: bigint; places: number }): bigint {
  const product = net * rate.top
  const unit = 10n ** BigInt(rate.places)
  return product / unit + ((product % unit) * 2n >= unit ? 1n : 0n)
}

/** Whether price × quantity comes within one fen of the net amount. */
export function isPriceRight(price: unknown, quantity: unknown, net: bigint): boolean {
  const [each, count] = [fractionOf(price), fractionOf(quantity)]
  if (each === null || count === null || count.top === 0n) return false
  const unit = 10n ** BigInt(each.places + count.places)
  return gap(each.top * count.top * 100n, net * unit) <= unit
}

export function gap(one: bigint, other: bigint): bigint {
  return one > other ? one - other : other - one
}

/** `1234.50` */
export function yuanOf(fen: bigint): string {
  const digits = fen.toString().padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
