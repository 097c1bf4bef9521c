import { timingSafeEqual } from 'node:crypto'
import { blindIndex } from '#app/platform/crypto/blind_index'

const MAC_BYTES = 9
const MAC_CHARACTERS = 12

/** A text that goes out in a link and must come back as it was: `text.mac`. The text can be read by anybody. */
export function signText(purpose: string, text: string): string {
  return `${text}.${macOf(purpose, text).toString('base64url')}`
}

/** The text of what `signText` made for this purpose; null for anything else. */
export function openSignedText(purpose: string, signed: unknown): string | null {
  if (typeof signed !== 'string' || signed.at(-MAC_CHARACTERS - 1) !== '.') return null
  const text = signed.slice(0, -MAC_CHARACTERS - 1)
  const mac = Buffer.from(signed.slice(-MAC_CHARACTERS), 'base64url')
  return mac.length === MAC_BYTES && timingSafeEqual(mac, macOf(purpose, text)) ? text : null
}

function macOf(purpose: string, text: string): Buffer {
  return blindIndex(purpose, text).subarray(0, MAC_BYTES)
}
