import { randomInt } from 'node:crypto'
import { blindIndex } from '#app/platform/crypto/blind_index'

export const CODE_MINUTES = 10
/** After so many wrong ones a code is worth nothing; the table holds the same bound. */
export const MOST_TRIES = 5
const DIGITS = 6

export function randomCode(): string {
  return String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0')
}

/** What is kept of a code: a keyed digest, bound to its row. */
export function codeDigest(codeId: string, code: string): Buffer {
  return blindIndex('verification_codes', `${codeId}|${code}`)
}

/** What was typed, without the spaces and full-width digits that people and phones put in. */
export function typedCode(text: string): string {
  return text.normalize('NFKC').replaceAll(/\D/g, '')
}
