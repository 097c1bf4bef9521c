import { readShanghaiTime } from '#app/documents/shanghai_time'
import { readCertificate, signerOf } from '#app/documents/signatures/read_certificate'
import {
  ABSENT,
  type SignatureVerdict,
  UNREADABLE,
} from '#app/documents/signatures/signature_verdict'
import { verifySm2 } from '#app/documents/signatures/verify_sm2'
import { child, type XmlElement } from '#app/documents/xml/xml_tree'

const SIGNATURE = 'TaxBureauSignature'
const COVERED = ['Header', 'EInvoiceData', 'SellerAuthentication', 'TaxSupervisionInfo']
const BLOCK = 'Reference SignatureAlgorithm SignatureFormat SignatureTime SignatureValue KeyInfo'
const SAID = {
  reference:
    '/Einvoice/Header|/Einvoice/EinvoiceData|/Einvoice/SellerAuthentication|/Einvoice/TaxSupervisionInfo|/Einvoice/TaxBureauSignature/SignatureTime',
  algorithm: '1.2.156.10197.1.501',
  format: 'DETACH',
}

/**
 * The signature of an `EInvoice`. Only ours can be checked: files of the tax platform carry no key, and what it
 * signs is not public (`signXml` says what we sign).
 */
export function verifyXmlSignature(root: XmlElement): SignatureVerdict {
  const block = child(root, SIGNATURE)
  const value = child(block, 'SignatureValue')?.text ?? ''
  if (value.trim() === '') return ABSENT
  const encoded = child(block, 'KeyInfo', 'X509Data', 'X509Certificate')?.text ?? ''
  const certificate = readCertificate(Buffer.from(encoded, 'base64'))
  if (!certificate || !isBase64(encoded) || !isBase64(value) || !isKnownForm(block))
    return UNREADABLE
  const time = child(block, 'SignatureTime')
  const octets = signedOctets(root, time)
  const isValid =
    octets !== null && verifySm2(certificate.key, octets, Buffer.from(value, 'base64'))
  return {
    state: isValid ? 'valid' : 'altered',
    signer: signerOf(certificate),
    signedAt: readShanghaiTime(time?.text ?? ''),
    coversWholeFile: isAllCovered(root),
  }
}

function isKnownForm(block: XmlElement | null): boolean {
  return (
    block?.children.map(({ name }) => name).join(' ') === BLOCK &&
    child(block, 'Reference')?.attributes.URI === SAID.reference &&
    child(block, 'SignatureAlgorithm')?.text === SAID.algorithm &&
    child(block, 'SignatureFormat')?.text === SAID.format
  )
}

/** Null when a part is missing or there twice, or is no plain tree of texts. */
function signedOctets(root: XmlElement, time: XmlElement | null): Buffer | null {
  const parts = COVERED.map((name) => root.children.filter((one) => one.name === name))
  const written = [...parts.map((found) => (found.length === 1 ? found[0] : null)), time].map(
    (part) => part && canonical(part)
  )
  return written.includes(null) ? null : Buffer.from(written.join(''))
}

/** Canonical XML 1.0 without the blanks between elements; null for text beside elements. */
function canonical({ name, attributes, text, children }: XmlElement): string | null {
  if (children.length > 0 && text.trim() !== '') return null
  const inner = children.length > 0 ? children.map(canonical) : [escaped(text)]
  if (inner.includes(null)) return null
  const said = Object.entries(attributes)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => ` ${key}="${escapedValue(value)}"`)
  return `<${name}${said.join('')}>${inner.join('')}</${name}>`
}

function escaped(text: string): string {
  const plain = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return plain.replaceAll('\r', '&#xD;')
}

function escapedValue(text: string): string {
  const plain = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
  return plain.replaceAll('\t', '&#x9;').replaceAll('\n', '&#xA;').replaceAll('\r', '&#xD;')
}

/** Nothing stands beside the parts and their signature. */
function isAllCovered({ text, attributes, children }: XmlElement): boolean {
  const isKnown = ({ name }: XmlElement) => [...COVERED, SIGNATURE].includes(name)
  return (
    children.length === COVERED.length + 1 &&
    children.every(isKnown) &&
    text.trim() === '' &&
    Object.keys(attributes).length === 0
  )
}

/** Written in the one way, so that no other bytes mean the same. */
function isBase64(text: string): boolean {
  return text !== '' && Buffer.from(text, 'base64').toString('base64') === text
}
