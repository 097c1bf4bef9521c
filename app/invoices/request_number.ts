import { randomBytes } from 'node:crypto'
import { clock } from '#app/platform/clock'

/** Without letters that are read as digits. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RANDOM_CHARACTERS = 14

/**
 * A new issue request number: day and 70 random bits in 20 characters, the most that every known channel
 * takes. It is stored before the channel is called, and names the request for ever.
 */
export function newRequestNumber(): string {
  const day = clock.businessDay().replaceAll('-', '').slice(2)
  const random = Array.from(randomBytes(RANDOM_CHARACTERS), (byte) => ALPHABET[byte % 32])
  return day + random.join('')
}
