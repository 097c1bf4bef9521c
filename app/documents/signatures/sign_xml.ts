import { shanghaiTime } from '#app/documents/shanghai_time'
import type { Signing } from '#app/documents/signatures/signing'
import { signerFacts } from '#app/documents/signatures/signer_facts'
import { signSm2 } from '#app/documents/signatures/sm2_sign'
import { element, group } from '#app/documents/xml/xml_text'

const SIGNED_PARTS = ['Header', 'EInvoiceData', 'SellerAuthentication', 'TaxSupervisionInfo']
const UNSIGNED = '<SignatureTime/><SignatureValue/><KeyInfo/>'

/**
 * Fills the empty `TaxBureauSignature` that `writeInvoiceXml` leaves: SM2 with SM3 (1.2.156.10197.1.501), base64 of
 * the DER of both numbers, the certificate in `KeyInfo`.
 *
 * The tax platform has never published which octets it signs. These are ours, and nobody else's: the five elements
 * that `Reference` names, in its order, each in Canonical XML 1.0 without comments and without the blanks between
 * elements, one behind the other with nothing between them, in UTF-8. `writeInvoiceXml` writes no blanks, no
 * attributes and no comments there, so two things remain to be done: empty elements get an end tag, and quotes
 * stand as they are.
 */
export function signXml(xml: string, { sm2, signedAt }: Omit<Signing, 'pdf'>): string {
  if (!xml.includes(UNSIGNED)) throw new Error('the XML has no empty signature')
  const time = element('SignatureTime', shanghaiTime(signedAt).dateTime)
  const octets = Buffer.from(
    [...SIGNED_PARTS.map((name) => part(xml, name)), time].map(canonical).join('')
  )
  const certificate = Buffer.from(sm2.certificate).toString('base64')
  const { digest } = signerFacts(sm2.certificate)
  const filled = [
    time,
    element('SignatureValue', signSm2(sm2.privateKey, octets, digest).toString('base64')),
    group('KeyInfo', group('X509Data', element('X509Certificate', certificate))),
  ]
  return xml.replace(UNSIGNED, filled.join(''))
}

function part(xml: string, name: string): string {
  const end = `</${name}>`
  const [from, to] = [xml.indexOf(`<${name}>`), xml.lastIndexOf(end)]
  if (from < 0 || to < from) throw new Error(`the XML has no ${name}`)
  return xml.slice(from, to + end.length)
}

function canonical(written: string): string {
  return written.replace(/<([^<>/]+)\/>/g, '<$1></$1>').replaceAll('&quot;', '"')
}
