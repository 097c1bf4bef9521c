import { type KeyObject, X509Certificate } from 'node:crypto'
import type { Signer } from '#app/documents/signatures/signature_verdict'

export interface ReadCertificate extends Signer {
  key: KeyObject
  bytes: Buffer
  validFrom: string
  validUntil: string
}

/** A certificate of anybody; null when it is none. */
export function readCertificate(bytes: Buffer): ReadCertificate | null {
  // What cannot be parsed throws here: that is an answer about the bytes, not an error of ours.
  try {
    const certificate = new X509Certificate(bytes)
    if (!certificate.raw.equals(bytes)) return null
    return {
      subject: certificate.subject.split('\n').reverse().join(', '),
      fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
      key: certificate.publicKey,
      bytes,
      validFrom: new Date(certificate.validFrom).toISOString(),
      validUntil: new Date(certificate.validTo).toISOString(),
    }
  } catch {
    return null
  }
}

export function signerOf(certificate: ReadCertificate | null): Signer | null {
  return certificate && { subject: certificate.subject, fingerprint: certificate.fingerprint }
}
