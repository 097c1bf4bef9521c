import { PdfSyntaxError } from '#app/documents/pdf/pdf_values'
import { DerBroken } from '#app/documents/signatures/der_reader'
import { type SignatureVerdict, UNREADABLE } from '#app/documents/signatures/signature_verdict'
import { verifyOfdSignature } from '#app/documents/signatures/verify_ofd'
import { verifyPdfSignature } from '#app/documents/signatures/verify_pdf'
import { verifyXmlSignature } from '#app/documents/signatures/verify_xml'
import { parseXml } from '#app/documents/xml/xml_tree'
import { ZipTooLarge } from '#app/platform/zip/read_zip'
import { ZipBroken } from '#app/platform/zip/zip_directory'

/**
 * Whether an XML, OFD or PDF of anybody is as it was signed, told by readers that share nothing with the writers. A
 * file from outside never makes it throw.
 */
export function verifySignature(input: Uint8Array): SignatureVerdict {
  const bytes = Buffer.from(input)
  try {
    if (bytes.toString('latin1', 0, 4) === 'PK\u0003\u0004') return verifyOfdSignature(bytes)
    if (bytes.toString('latin1', 0, 5) === '%PDF-') return verifyPdfSignature(bytes)
    const parsed = parseXml(bytes)
    return parsed.ok ? verifyXmlSignature(parsed.value) : UNREADABLE
  } catch (error) {
    const isOfTheFile =
      error instanceof ZipBroken ||
      error instanceof ZipTooLarge ||
      error instanceof PdfSyntaxError ||
      error instanceof DerBroken
    if (isOfTheFile) return UNREADABLE
    throw error
  }
}
