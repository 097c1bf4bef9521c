import { createHash, sign } from 'node:crypto'
import * as der from '#app/documents/signatures/der_writer'
import type { SigningKey } from '#app/documents/signatures/signing'

const OIDS = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  sha256: '2.16.840.1.101.3.4.2.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const

/**
 * A detached signature of the pieces of content in turn: CMS SignedData (RFC 5652) by a P-256 key, with the time
 * and with the certificate under the signature (RFC 5035).
 */
export function cmsSignature(
  pieces: readonly Uint8Array[],
  { certificate, privateKey }: SigningKey,
  signedAt: Date
): Buffer {
  const { issuer, serial } = issuerAndSerial(Buffer.from(certificate))
  const attributes = der.setOf(
    attribute(OIDS.contentType, der.objectIdentifier(OIDS.data)),
    attribute(OIDS.messageDigest, der.octetString(sha256(...pieces))),
    attribute(OIDS.signingTime, der.time(signedAt)),
    attribute(OIDS.signingCertificateV2, certificateReference(certificate, issuer, serial))
  )
  const digestAlgorithm = der.sequence(der.objectIdentifier(OIDS.sha256))
  const signer = der.sequence(
    der.integer(1),
    der.sequence(issuer, serial),
    digestAlgorithm,
    // The same bytes as [0] IMPLICIT; what is signed is the SET (RFC 5652, 5.4).
    Buffer.concat([Buffer.of(0xa0), attributes.subarray(1)]),
    der.sequence(der.objectIdentifier(OIDS.ecdsaWithSha256)),
    der.octetString(sign('sha256', attributes, privateKey))
  )
  const signedData = der.sequence(
    der.integer(1),
    der.setOf(digestAlgorithm),
    der.sequence(der.objectIdentifier(OIDS.data)),
    der.context(0, certificate),
    der.setOf(signer)
  )
  return der.sequence(der.objectIdentifier(OIDS.signedData), der.context(0, signedData))
}

function attribute(type: string, value: Buffer): Buffer {
  return der.sequence(der.objectIdentifier(type), der.setOf(value))
}

/** SigningCertificateV2 with one ESSCertIDv2; SHA-256 is the default of it and therefore not said. */
function certificateReference(certificate: Uint8Array, issuer: Buffer, serial: Buffer): Buffer {
  const names = der.sequence(der.context(4, issuer))
  const id = der.sequence(der.octetString(sha256(certificate)), der.sequence(names, serial))
  return der.sequence(der.sequence(id))
}

/** Of a certificate of version 3: `[0] version, serial, algorithm, issuer`. */
function issuerAndSerial(certificate: Buffer): { issuer: Buffer; serial: Buffer } {
  const body = content(certificate)
  const [, serial, , issuer] = valuesIn(content(body), 4)
  return { issuer, serial }
}

function valuesIn(bytes: Buffer, count: number): Buffer[] {
  const values: Buffer[] = []
  for (let rest = bytes; values.length < count;) {
    const { start, length } = measure(rest)
    values.push(rest.subarray(0, start + length))
    rest = rest.subarray(start + length)
  }
  return values
}

function content(value: Buffer): Buffer {
  const { start, length } = measure(value)
  return value.subarray(start, start + length)
}

function measure(value: Buffer): { start: number; length: number } {
  const first = value[1]
  if (first < 0x80) return { start: 2, length: first }
  const octets = first & 0x7f
  return { start: 2 + octets, length: value.readUIntBE(2, octets) }
}

function sha256(...pieces: Uint8Array[]): Buffer {
  const hash = createHash('sha256')
  for (const piece of pieces) hash.update(piece)
  return hash.digest()
}
