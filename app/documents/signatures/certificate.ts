import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto'
import { SAMPLE_WORD } from '#app/documents/face_texts'
import * as der from '#app/documents/signatures/der_writer'
import { signSm2 } from '#app/documents/signatures/sm2_sign'

/** What signs OFD and XML (`sm2`), and what signs PDF, whose readers know no SM2 (`pdf`). */
export type CertificatePurpose = 'sm2' | 'pdf'

export interface MadeCertificate {
  /** DER. */
  certificate: Buffer
  /** PKCS #8, DER. */
  privateKey: Buffer
}

interface Wanted {
  purpose: CertificatePurpose
  /** The enterprise that signs. */
  holder: string
  from: Date
  until: Date
}

const CURVES = { sm2: 'SM2', pdf: 'P-256' } as const
const ALGORITHMS = { sm2: '1.2.156.10197.1.501', pdf: '1.2.840.10045.4.3.2' } as const
const SERIAL_BYTES = 16
/** Upper bound of a common name (RFC 5280, appendix A). */
const LONGEST_NAME = 64

/**
 * A key and a certificate that it signs itself (X.509 version 3, RFC 5280). Nobody vouches for it: subject and
 * unit say that it is a sample, and it has no force in law.
 */
export function makeCertificate(wanted: Wanted): MadeCertificate {
  const privateKey = newKey(wanted.purpose)
  const algorithm = der.sequence(der.objectIdentifier(ALGORITHMS[wanted.purpose]))
  const body = toBeSigned(wanted, createPublicKey(privateKey), algorithm)
  const signature =
    wanted.purpose === 'sm2' ? signSm2(privateKey, body) : sign('sha256', body, privateKey)
  return {
    certificate: der.sequence(body, algorithm, der.bitString(signature)),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }),
  }
}

/** Read anew: see `signSm2`. */
function newKey(purpose: CertificatePurpose): KeyObject {
  const key = generateKeyPairSync('ec', {
    namedCurve: CURVES[purpose],
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  }).privateKey
  return createPrivateKey({ key, type: 'pkcs8', format: 'der' })
}

function toBeSigned({ holder, from, until }: Wanted, key: KeyObject, algorithm: Buffer): Buffer {
  const name = subject(holder)
  const serial = randomBytes(SERIAL_BYTES)
  // Positive, and never shorter than the others.
  serial[0] = (serial[0] & 0x7f) | 0x40
  const spki = key.export({ type: 'spki', format: 'der' })
  return der.sequence(
    der.context(0, der.integer(2)),
    der.integer(serial),
    algorithm,
    name,
    der.sequence(der.time(from), der.time(until)),
    name,
    spki,
    der.context(3, extensions(spki))
  )
}

function subject(holder: string): Buffer {
  const mark = `（${SAMPLE_WORD}）`
  const name = [...holder].slice(0, LONGEST_NAME - mark.length).join('') + mark
  const attributes = [
    ['2.5.4.6', der.printableString('CN')],
    ['2.5.4.10', der.utf8String(name)],
    ['2.5.4.11', der.utf8String(SAMPLE_WORD)],
    ['2.5.4.3', der.utf8String(name)],
  ] as const
  return der.sequence(
    ...attributes.map(([type, value]) => der.setOf(der.sequence(der.objectIdentifier(type), value)))
  )
}

function extensions(spki: Buffer): Buffer {
  const isNoAuthority = der.sequence()
  // Digital signature and non-repudiation: the first two of eight bits.
  const usage = der.bitString(Buffer.of(0xc0), 6)
  const keyId = createHash('sha1').update(spki.subarray(-65)).digest()
  return der.sequence(
    extension('2.5.29.19', isNoAuthority, true),
    extension('2.5.29.15', usage, true),
    extension('2.5.29.14', der.octetString(keyId), false)
  )
}

function extension(type: string, value: Buffer, isCritical: boolean): Buffer {
  const criticality = isCritical ? [der.truth()] : []
  return der.sequence(der.objectIdentifier(type), ...criticality, der.octetString(value))
}
