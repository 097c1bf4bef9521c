import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { OFD_LIMITS, ofdPlace } from '#app/documents/inspect/ofd_package'
import { readSesSignature } from '#app/documents/signatures/read_ses_signature'
import { readCertificate, signerOf } from '#app/documents/signatures/read_certificate'
import {
  ABSENT,
  type SignatureVerdict,
  UNREADABLE,
} from '#app/documents/signatures/signature_verdict'
import { verifySm2 } from '#app/documents/signatures/verify_sm2'
import { child, children, parseXml, type XmlElement } from '#app/documents/xml/xml_tree'
import { ZipReader } from '#app/platform/zip/read_zip'

/** Names of digests as files write them; MD5 is what the standard takes when none is named. */
const DIGESTS: Record<string, string> = {
  '1.2.156.10197.1.401': 'sm3',
  'SM3': 'sm3',
  '1.3.14.3.2.26': 'sha1',
  'SHA1': 'sha1',
  'MD5': 'md5',
}

/**
 * The last signature of an OFD package (GB/T 33190-2016, 18) in the forms of GM/T 0031-2014 and GB/T 38540-2020:
 * the digest of every part that it names, and the signature over them. Who made the seal is not asked. Throws
 * ZipBroken, ZipTooLarge and DerBroken.
 */
export function verifyOfdSignature(bytes: Buffer): SignatureVerdict {
  const zip = new ZipReader(bytes, OFD_LIMITS)
  const list = ofdPlace('', child(tree(zip, 'OFD.xml'), 'DocBody', 'Signatures')?.text ?? '')
  const entry = list ? children(tree(zip, list), 'Signature').at(-1) : undefined
  if (!entry) return ABSENT
  const path = ofdPlace(posix.dirname(list), entry.attributes.BaseLoc ?? '')
  const signature = tree(zip, path)
  const valuePath = ofdPlace(posix.dirname(path), child(signature, 'SignedValue')?.text ?? '')
  const value = zip.read(valuePath)
  const ses = value && readSesSignature(value)
  const certificate = ses && readCertificate(ses.certificate)
  if (!ses || !certificate) return UNREADABLE
  const references = children(child(signature, 'SignedInfo', 'References'), 'Reference')
  const named = references.map(({ attributes }) =>
    ofdPlace(posix.dirname(path), attributes.FileRef ?? '')
  )
  const isValid =
    verifySm2(certificate.key, ses.signedBytes, ses.signature) &&
    ses.digest.equals(
      createHash('sm3')
        .update(zip.read(path) ?? '')
        .digest()
    ) &&
    references.length > 0 &&
    references.every((one, index) => isAsSigned(zip, named[index], one, methodOf(signature)))
  const outside = new Set([...named, path, valuePath])
  return {
    state: isValid ? 'valid' : 'altered',
    signer: signerOf(certificate),
    signedAt: ses.signedAt,
    coversWholeFile: zip.paths.every((one) => one.endsWith('/') || outside.has(one)),
  }
}

function methodOf(signature: XmlElement | null): string {
  const said = child(signature, 'SignedInfo', 'References')?.attributes.CheckMethod ?? 'MD5'
  return DIGESTS[said.toUpperCase()] ?? ''
}

function isAsSigned(zip: ZipReader, path: string, reference: XmlElement, method: string): boolean {
  const bytes = zip.read(path)
  const said = child(reference, 'CheckValue')?.text.trim()
  if (bytes === null || method === '') return false
  return createHash(method).update(bytes).digest('base64') === said
}

function tree(zip: ZipReader, path: string): XmlElement | null {
  const bytes = zip.read(path)
  const parsed = bytes && parseXml(bytes)
  return parsed?.ok ? parsed.value : null
}
