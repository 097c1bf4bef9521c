import { DerBroken, DerValue } from '#app/documents/signatures/der_reader'

export interface SesSignature {
  /** DER. */
  certificate: Buffer
  /** What is signed, and the signature of it. */
  signedBytes: Buffer
  signature: Buffer
  /** Of the file with the digests of all parts. */
  digest: Buffer
  /** ISO 8601. */
  signedAt: string | null
}

const SM2_WITH_SM3 = '1.2.156.10197.1.501'
const OID = 0x06
const SEQUENCE = 0x30

/**
 * `SignedValue.dat` as GM/T 0031-2014 has it (certificate inside of what is signed) or as GB/T 38540-2020 (beside
 * it); null for other signatures. Throws DerBroken.
 */
export function readSesSignature(bytes: Buffer): SesSignature | null {
  const whole = DerValue.first(bytes)
  if (whole.tag !== SEQUENCE || whole.bytes.length !== bytes.length) return null
  const [signed, ...beside] = whole.children
  if (signed?.tag !== SEQUENCE) return null
  const [, , time, digest, , ...inside] = signed.children
  if (!time || !digest) return null
  const isInside = inside.at(1)?.tag === OID
  const [certificate, algorithm] = isInside ? inside : beside
  const signature = isInside ? beside[0] : beside[2]
  if (!certificate || !signature || algorithm?.oid !== SM2_WITH_SM3) return null
  return {
    certificate: certificate.octets,
    signedBytes: signed.bytes,
    signature: signature.octets,
    digest: digest.octets,
    signedAt: momentOf(time),
  }
}

/** A time, or a string of bits that holds one. */
function momentOf(value: DerValue): string | null {
  if (value.moment !== null) return value.moment
  try {
    return DerValue.first(value.octets).moment
  } catch (error) {
    if (error instanceof DerBroken) return null
    throw error
  }
}
