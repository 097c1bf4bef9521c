import { createPrivateKey } from 'node:crypto'
import { documentPath, PACKAGE_XML, recordPath } from '#app/archive/format'
import { sha256Hex } from '#app/archive/manifest'
import { makeInvoiceFiles } from '#app/documents/make_invoice_files'
import { type CertificatePurpose, makeCertificate } from '#app/documents/signatures/certificate'
import { readCertificate } from '#app/documents/signatures/read_certificate'
import type { Signing } from '#app/documents/signatures/signing'
import { readInvoiceXml } from '#app/documents/xml/read_invoice_xml'
import { altered, type Parts, resealed } from '#tests/support/package_parts'

const FORMATS = ['xml', 'pdf', 'ofd'] as const
const HOLDER = '湖北长江智造科技股份有限公司'

/** Keys of somebody else, and the fingerprints of their certificates. */
export function strangersKeys(): { signing: Signing; fingerprints: string[] } {
  const made = (['sm2', 'pdf'] as const).map(strangersKey)
  const [sm2, pdf] = made.map(({ key }) => key)
  const signing = { sm2, pdf, signedAt: '2026-11-24T08:00:00.000Z' }
  return { signing, fingerprints: made.map(({ fingerprint }) => fingerprint) }
}

function strangersKey(purpose: CertificatePurpose) {
  const [from, until] = [new Date('2026-01-01'), new Date('2030-01-01')]
  const { certificate, privateKey } = makeCertificate({ purpose, holder: HOLDER, from, until })
  const key = createPrivateKey({ key: privateKey, type: 'pkcs8', format: 'der' })
  const fingerprint = readCertificate(certificate)?.fingerprint ?? ''
  return { key: { certificate, privateKey: key }, fingerprint }
}

/** The package with every file of an invoice drawn anew, signed with these keys or with none, and all sums and hashes right. */
export async function resigned(
  parts: Parts,
  invoiceNumber: string,
  signing: Signing | null
): Promise<Parts> {
  const read = readInvoiceXml(parts.get(documentPath(invoiceNumber, 'xml')) ?? Buffer.alloc(0))
  if (!read.ok) throw new Error('the XML cannot be read')
  const made = await makeInvoiceFiles(read.value.face, signing)
  const record = recordPath(invoiceNumber)
  let forged = parts
  for (const format of FORMATS) {
    const path = documentPath(invoiceNumber, format)
    const [before, now] = [parts.get(path) ?? Buffer.alloc(0), made[format]]
    forged = altered(forged, record, described(before), described(now))
    forged = withMoreBytes(forged, now.length - before.length)
    forged = new Map([...forged, [path, now]])
  }
  return resealed(forged)
}

function described(bytes: Buffer): string {
  return `<Size>${bytes.length}</Size><Sha256>${sha256Hex(bytes)}</Sha256>`
}

function withMoreBytes(parts: Parts, more: number): Parts {
  const written = /<DocumentBytes>(\d+)</.exec(String(parts.get(PACKAGE_XML)))?.[1]
  const [from, to] = [Number(written), Number(written) + more]
  return altered(parts, PACKAGE_XML, `<DocumentBytes>${from}<`, `<DocumentBytes>${to}<`)
}

/** What `package.xml` lists as certificates exchanged for these. */
export function relisted(parts: Parts, fingerprints: readonly string[]): Parts {
  const listed = fingerprints.map((one) => `<Certificate><Sha256>${one}</Sha256></Certificate>`)
  const signers = `<Signers>${listed.join('')}</Signers>`
  return resealed(altered(parts, PACKAGE_XML, /<Signers>.*<\/Signers>/s, signers))
}
