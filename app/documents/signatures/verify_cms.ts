import { createHash, verify } from 'node:crypto'
import { DerBroken, DerValue } from '#app/documents/signatures/der_reader'
import {
  type ReadCertificate,
  readCertificate,
  signerOf,
} from '#app/documents/signatures/read_certificate'
import { type SignatureVerdict, UNREADABLE } from '#app/documents/signatures/signature_verdict'

type CmsVerdict = Omit<SignatureVerdict, 'coversWholeFile'>

const SIGNED_DATA = '1.2.840.113549.1.7.2'
const RSA_PSS = '1.2.840.113549.1.1.10'
const DIGESTS: Record<string, string> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}
const ATTRIBUTES = {
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
}
const SIGNED_ATTRIBUTES = 0xa0
const CERTIFICATES = 0xa0
const SET = 0x31

/** A detached signature in CMS (RFC 5652) by RSA (PKCS #1) or on a NIST curve, of its first signer. Throws DerBroken. */
export function verifyCms(cms: Buffer, content: Buffer): CmsVerdict {
  const outer = DerValue.first(cms)
  if (outer.child(0).oid !== SIGNED_DATA) return UNREADABLE
  const { certificates, signer } = partsOf(outer.child(1).child(0))
  const certificate = certificates.find((one) => isNamedBy(one, signer.child(1)))
  const digest = DIGESTS[signer.child(2).child(0).oid]
  const signed = signer.children.find(({ tag }) => tag === SIGNED_ATTRIBUTES) ?? null
  const [algorithm, signature] = signer.children.slice(signed ? 4 : 3)
  if (!certificate || !digest || !signature || algorithm.child(0).oid === RSA_PSS) return UNREADABLE
  if (!['rsa', 'ec'].includes(certificate.key.asymmetricKeyType ?? '')) return UNREADABLE
  const attributes = signed ? readAttributes(signed) : null
  const octets = signed ? Buffer.concat([Buffer.of(SET), signed.bytes.subarray(1)]) : content
  const isValid =
    (attributes === null || isAbout(attributes, content, digest, certificate)) &&
    verify(digest, octets, certificate.key, signature.octets)
  return {
    state: isValid ? 'valid' : 'altered',
    signer: signerOf(certificate),
    signedAt: attributes?.get(ATTRIBUTES.signingTime)?.moment ?? null,
  }
}

function partsOf(signedData: DerValue): { certificates: ReadCertificate[]; signer: DerValue } {
  const values = signedData.children
  const certificates = values.find(({ tag }) => tag === CERTIFICATES)?.children ?? []
  const signer = values.at(-1)?.child(0)
  if (!signer) throw new DerBroken('no signer')
  return { certificates: certificates.flatMap(({ bytes }) => readCertificate(bytes) ?? []), signer }
}

/** `sid` is issuer and serial number, as they stand in the certificate. */
function isNamedBy(certificate: ReadCertificate, sid: DerValue): boolean {
  const [, serial, , issuer] = DerValue.first(certificate.bytes).child(0).children
  const wanted = sid.tag === 0x30 ? sid.children : []
  return wanted.length === 2 && wanted[0].bytes.equals(issuer.bytes) && isSame(wanted[1], serial)
}

function isSame(one: DerValue, other: DerValue): boolean {
  return one.bytes.equals(other.bytes)
}

/** Values by their types; one that is given twice counts for nothing. */
function readAttributes(signed: DerValue): Map<string, DerValue> {
  const all = signed.children.map((one) => [one.child(0).oid, one.child(1).child(0)] as const)
  return new Map(all.filter(([oid]) => all.filter(([other]) => other === oid).length === 1))
}

function isAbout(
  attributes: Map<string, DerValue>,
  content: Buffer,
  digest: string,
  certificate: ReadCertificate
): boolean {
  const said = attributes.get(ATTRIBUTES.messageDigest)?.octets
  if (!said?.equals(createHash(digest).update(content).digest())) return false
  const reference = attributes.get(ATTRIBUTES.signingCertificateV2)?.child(0).child(0).child(0)
  // With another digest than SHA-256 the reference begins with its algorithm.
  if (reference?.tag !== 0x04) return true
  return reference.octets.equals(createHash('sha256').update(certificate.bytes).digest())
}
