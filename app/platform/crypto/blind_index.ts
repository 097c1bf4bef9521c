import { createHmac } from 'node:crypto'
import { indexKey } from '#app/platform/crypto/keyring'

/**
 * HMAC-SHA256 (32 bytes) under a key of its own per purpose: equal texts give equal bytes, which a
 * unique column can hold without the text being known. The caller brings the text to one form first
 * (case, spaces, full-width letters). It shows which rows are equal, and nothing else.
 */
export function blindIndex(purpose: string, text: string): Buffer {
  return createHmac('sha256', indexKey(`index:${purpose}`))
    .update(text)
    .digest()
}
