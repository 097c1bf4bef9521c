import { createHmac, timingSafeEqual } from 'node:crypto'

/** What makes a message of the sandbox protocol unmistakable: each kind begins with its own word. */
export interface SignedRequest {
  /** Below the address of the tax side, with its leading slash. */
  path: string
  timestamp: string
  nonce: string
  body: string
}

export interface SignedAnswer {
  /** Of the request that is answered: an answer cannot be played back for another one. */
  nonce: string
  status: number
  body: string
}

export function requestText({ path, timestamp, nonce, body }: SignedRequest): string {
  return ['request', path, timestamp, nonce, body].join('\n')
}

export function answerText({ nonce, status, body }: SignedAnswer): string {
  return ['answer', nonce, status, body].join('\n')
}

/** HMAC-SHA256 over the UTF-8 text, in base64. */
export function signText(text: string, key: string): string {
  return createHmac('sha256', key).update(text).digest('base64')
}

export function isSignedWith(text: string, signature: string, key: string): boolean {
  const expected = Buffer.from(signText(text, key))
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
