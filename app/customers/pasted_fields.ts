import { formatAddress } from '#app/customers/address_parser'
import { parsePastedContact } from '#app/customers/pasted_contact'

/** The fields of an address form that could be read from a pasted line; the others stay as typed. */
export function pastedFields(text: unknown): Record<string, string> {
  const { recipient, phone, address } = parsePastedContact(typeof text === 'string' ? text : '')
  return {
    ...(recipient && { recipient }),
    ...(phone && { phone }),
    ...(address && { address: formatAddress(address) }),
  }
}
