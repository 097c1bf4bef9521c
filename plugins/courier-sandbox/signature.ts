import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a signature covers, each kind of message with a word of its own in front. */
export function callText(path: string, timestamp: string, nonce: string, body: string): string {
  return ['call', path, timestamp, nonce, body].join('\n')
}

/** With the nonce of the call: an answer cannot be played back for another one. */
export function answerText(nonce: string, status: number, body: string): string {
  return ['answer', nonce, status, body].join('\n')
}

export function pushText(timestamp: string, body: string): string {
  return ['push', timestamp, body].join('\n')
}

/** HMAC-SHA256 over the UTF-8 text, in base64url. */
export function signText(text: string, key: string): string {
  return createHmac('sha256', key).update(text).digest('base64url')
}

export function isSignedBy(text: string, signature: string, key: string): boolean {
  const [expected, given] = [Buffer.from(signText(text, key)), Buffer.from(signature)]
  return expected.length === given.length && timingSafeEqual(expected, given)
}
