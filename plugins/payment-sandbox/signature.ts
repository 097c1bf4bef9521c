import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'

/** What makes a message of the sandbox protocol unmistakable: each kind begins with its own word. */
export interface SignedRequest {
  method: string
  /** Below the provider's base address, with its leading slash. */
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

export interface SignedNotice {
  timestamp: string
  nonce: string
  body: string
}

export function requestText({ method, path, timestamp, nonce, body }: SignedRequest): string {
  return ['request', method, path, timestamp, nonce, body].join('\n')
}

export function answerText({ nonce, status, body }: SignedAnswer): string {
  return ['answer', nonce, status, body].join('\n')
}

export function noticeText({ timestamp, nonce, body }: SignedNotice): string {
  return ['notice', timestamp, nonce, body].join('\n')
}

/** Ed25519 over the UTF-8 text, in base64. The key is base64 of PKCS #8. */
export function signText(text: string, privateKey: string): string {
  const key = createPrivateKey({
    key: Buffer.from(privateKey, 'base64'),
    format: 'der',
    type: 'pkcs8',
  })
  return sign(null, Buffer.from(text), key).toString('base64')
}

/** The key is base64 of SPKI. */
export function isSignedBy(text: string, signature: string, publicKey: string): boolean {
  const key = createPublicKey({
    key: Buffer.from(publicKey, 'base64'),
    format: 'der',
    type: 'spki',
  })
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'))
}
