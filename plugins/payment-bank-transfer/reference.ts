import { createHash } from 'node:crypto'

const DIGITS = 15

/**
 * What the payer writes on the transfer: a creditor reference after ISO 11649, `RF`, two check
 * digits, and fifteen digits that follow from our trade number. Any wrong digit and any two swapped
 * neighbours are noticed.
 */
export function referenceOf(tradeNumber: string): string {
  const digest = createHash('sha256').update(tradeNumber).digest()
  const number = digest.readBigUInt64BE() % 10n ** BigInt(DIGITS)
  const code = String(number).padStart(DIGITS, '0')
  const check = 98 - remainder(`${code}RF00`)
  return `RF${String(check).padStart(2, '0')}${code}`
}

/** Takes what people type: spaces, hyphens and small letters are fine. */
export function isReference(text: string): boolean {
  const reference = text.replaceAll(/[\s-]/g, '').toUpperCase()
  if (!/^RF\d\d[0-9A-Z]{1,21}$/.test(reference)) return false
  return remainder(reference.slice(4) + reference.slice(0, 4)) === 1
}

/** ISO 7064 MOD 97-10: letters count as 10 to 35, and the whole is one number modulo 97. */
function remainder(text: string): number {
  let rest = 0
  for (const character of text) {
    const value = Number.parseInt(character, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest
}
