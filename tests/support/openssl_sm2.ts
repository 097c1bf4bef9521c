import { X509Certificate } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DerValue } from '#app/documents/signatures/der_reader'
import { runTool, withFile } from '#tests/support/document_tools'

const SIGNED_PARTS = [
  /<Header>.*<\/Header>/s,
  /<EInvoiceData>.*<\/EInvoiceData>/s,
  /<SellerAuthentication>.*<\/SellerAuthentication>/s,
  /<TaxSupervisionInfo>.*<\/TaxSupervisionInfo>/s,
  /<SignatureTime>.*<\/SignatureTime>/s,
]

/** Whether OpenSSL finds a value of SM2 with SM3 good, under the common user id. */
export function isSm2Value(data: Uint8Array, value: Uint8Array, certificate: Uint8Array): boolean {
  return withFile(data, (file, folder) => {
    const [keyFile, valueFile] = [join(folder, 'key'), join(folder, 'value')]
    const { publicKey } = new X509Certificate(certificate)
    writeFileSync(keyFile, publicKey.export({ type: 'spki', format: 'pem' }))
    writeFileSync(valueFile, value)
    const how = ['-sm3', '-sigopt', 'distid:1234567812345678', '-verify', keyFile]
    return isSaid(() => runTool('openssl', ['dgst', ...how, '-signature', valueFile, file]))
  })
}

/** The value of the XML over what xmllint takes for canonical, put together as `signXml` says. */
export function isXmlValueGood(xml: string, certificate: Uint8Array): boolean {
  const octets = SIGNED_PARTS.map((pattern) => {
    const [part] = pattern.exec(xml) ?? ['']
    return runTool('xmllint', ['--c14n', '-'], Buffer.from(part)).trim()
  })
  const value = /<SignatureValue>(.*)<\/SignatureValue>/.exec(xml)?.[1] ?? ''
  return isSm2Value(Buffer.from(octets.join('')), Buffer.from(value, 'base64'), certificate)
}

/** The value of the OFD over what it says to have signed, and the SM3 of the list of its parts in there. */
export function isOfdValueGood(parts: Map<string, Buffer>, certificate: Uint8Array): boolean {
  const part = (name: string) => parts.get(`Doc_0/Signs/Sign_0/${name}`) ?? Buffer.alloc(0)
  const [toSign, value] = DerValue.first(part('SignedValue.dat')).children
  const listed = toSign.child(3).octets.toString('hex')
  const digest = runTool('openssl', ['dgst', '-sm3', '-hex'], part('Signature.xml'))
  return digest.includes(listed) && isSm2Value(toSign.bytes, value.octets, certificate)
}

/** OpenSSL ends with 1 when a value is not good. */
function isSaid(ask: () => string): boolean {
  try {
    return ask().trim() === 'Verified OK'
  } catch (error) {
    if (error instanceof Error && 'status' in error && error.status === 1) return false
    throw error
  }
}
