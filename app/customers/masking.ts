import type { ParsedAddress } from './address_parser.js'
import { isIdentityNumber } from '#app/platform/identifiers/identity_number'

/** The family name stays: `W**`. Counts characters, not UTF-16 units, so rare characters mask as one. */
export function maskPersonName(name: string): string {
  const [first, ...rest] = Array.from(name.trim())
  if (!first) return ''
  return first + '*'.repeat(rest.length === 0 ? 1 : rest.length)
}

/** Down to the district, then stars: the district is needed for routing and names nobody. */
export function maskAddress(
  address: Pick<ParsedAddress, 'province' | 'city' | 'district'>
): string {
  const city = address.city === address.province ? '' : address.city
  return `${address.province}${city}${address.district}****`
}

/**
 * Only numbers that contain a person's identity number are personal (also inside the 20-digit form of
 * individual businesses): `420106********123X`. Those of organisations are public and stay whole.
 */
export function maskTaxpayerId(taxpayerId: string): string {
  if (!isIdentityNumber(taxpayerId.slice(0, 18))) return taxpayerId
  return `${taxpayerId.slice(0, 6)}********${taxpayerId.slice(14)}`
}

/** `u***@example.com`. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  if (at < 1) return '***'
  const [first] = Array.from(email)
  return `${first}***${email.slice(at)}`
}

/** `****0100`: enough to tell one account from another. */
export function maskAccount(account: string): string {
  return `****${account.replaceAll(/\s/g, '').slice(-4)}`
}
