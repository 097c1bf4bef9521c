import type { KeyObject } from 'node:crypto'

export interface SigningKey {
  /** DER. */
  certificate: Uint8Array
  privateKey: KeyObject
}

/** What the documents of one invoice are signed with; goes to a rendering thread as it is. */
export interface Signing {
  /** OFD and XML. */
  sm2: SigningKey
  /** PDF. */
  pdf: SigningKey
  /** ISO 8601. */
  signedAt: string
}
