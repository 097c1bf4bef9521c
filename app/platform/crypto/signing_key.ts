import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { keyring } from '#app/platform/crypto/keyring'

/** PKCS #8 of an Ed25519 key (RFC 8410, 7) up to its 32 bytes. */
const ED25519_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The key of the installation for one purpose (Ed25519), derived from its newest master key: nothing more to keep. */
export function signingKey(purpose: string): KeyObject {
  const ring = keyring()
  const seed = ring.subKey(ring.current, `signing:${purpose}`)
  if (!seed) throw new Error('the keyring lacks its own newest version')
  const key = Buffer.concat([ED25519_HEAD, seed.export()])
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' })
}

/** For whoever checks: PEM (RFC 7468). */
export function publicPem(privateKey: KeyObject): string {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString()
}

/** SHA-256 of the public key, hexadecimal: short enough to be compared by eye. */
export function keyFingerprint(pem: string): string {
  const der = createPublicKey(pem).export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(der).digest('hex')
}

export function signText(text: string, privateKey: KeyObject): Buffer {
  return sign(null, Buffer.from(text), privateKey)
}

/** False as well for a key that is none. */
export function isSignedBy(text: string, signature: Buffer, pem: string): boolean {
  try {
    const key = createPublicKey(pem)
    return key.asymmetricKeyType === 'ed25519' && verify(null, Buffer.from(text), key, signature)
  } catch {
    return false
  }
}
