/**
 * Money is a whole number of fen (1 yuan = 100 fen). Never a float, never a string.
 * The brand keeps other numbers (quantities, cents of a rate) from being taken for money.
 */
export type Fen = number & { readonly __unit: 'fen' }

/** Names a whole number as money. Throws RangeError for fractions and unsafe integers: that is a bug, not bad input. */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount))
    throw new RangeError(`not a whole, safe number of fen: ${amount}`)
  return (amount === 0 ? 0 : amount) as Fen
}

export function sumFen(amounts: Iterable<Fen>): Fen {
  let total = 0
  for (const amount of amounts) total += amount
  return fen(total)
}

/**
 * Reads an amount in yuan as people write it: `12`, `12.5`, `1,234.50`, `-3.00`.
 * Null when it is no amount, has more than two decimals, or is larger than the books can hold.
 */
export function parseYuan(text: string): Fen | null {
  const match = /^(-?)(\d{1,3}(?:,\d{3})+|\d{1,13})(?:\.(\d{1,2}))?$/.exec(text.trim())
  if (!match) return null
  const [, sign, yuan, cents = ''] = match
  const amount = Number(yuan.replaceAll(',', '')) * 100 + Number(cents.padEnd(2, '0'))
  return fen(sign ? -amount : amount)
}

/** `1234.50`: two decimals, no separators; the form of files, signatures and wires. */
export function formatYuan(amount: Fen): string {
  const digits = Math.abs(amount).toString().padStart(3, '0')
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** `1,234.50`: the form of screens. */
export function formatYuanGrouped(amount: Fen): string {
  const [yuan, cents] = formatYuan(amount).split('.')
  return `${yuan.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`
}
