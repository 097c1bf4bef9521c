import {
  combine,
  type Inspection,
  type InspectionFailure,
  type Reading,
} from '#app/documents/inspect/inspection'
import { inspectOfd } from '#app/documents/inspect/inspect_ofd'
import { inspectPdf } from '#app/documents/inspect/inspect_pdf'
import { inspectTree } from '#app/documents/inspect/inspect_tree'
import { OutOfTime } from '#app/documents/inspect/time_limit'
import { LenientValues } from '#app/documents/inspect/lenient_values'
import { PdfSyntaxError } from '#app/documents/pdf/pdf_values'
import { verifySignature } from '#app/documents/signatures/verify_signature'
import { parseXml } from '#app/documents/xml/xml_tree'
import { failed, ok, type Result } from '#app/platform/result'
import { ZipTooLarge } from '#app/platform/zip/read_zip'
import { ZipBroken } from '#app/platform/zip/zip_directory'

export const MOST_INSPECTED_BYTES = 32 * 1024 * 1024

/**
 * Reads an invoice of anybody from XML, OFD or PDF, told apart by their content, into one form, and says
 * what became of its signature. A file from outside never makes it throw.
 */
export function inspectFile(input: Uint8Array): Result<Inspection, InspectionFailure> {
  if (input.byteLength > MOST_INSPECTED_BYTES) return failed({ type: 'too_large' })
  const bytes = Buffer.from(input)
  const read = readAny(bytes)
  return read.ok ? ok({ ...read.value, signature: verifySignature(bytes) }) : read
}

function readAny(bytes: Buffer): Result<Reading, InspectionFailure> {
  try {
    if (bytes.toString('latin1', 0, 4) === 'PK\u0003\u0004') return inspectOfd(bytes)
    if (bytes.toString('latin1', 0, 5) === '%PDF-') return inspectPdf(bytes)
    return inspectXml(bytes)
  } catch (error) {
    if (error instanceof ZipTooLarge || error instanceof OutOfTime)
      return failed({ type: 'too_large' })
    if (error instanceof ZipBroken || error instanceof PdfSyntaxError)
      return failed({ type: 'broken', reason: error.message })
    throw error
  }
}

function inspectXml(bytes: Buffer): Result<Reading, InspectionFailure> {
  const parsed = parseXml(bytes)
  if (!parsed.ok) {
    const { failure } = parsed
    if (failure.type === 'too_large') return failed({ type: 'too_large' })
    const reason = failure.type === 'malformed_xml' ? failure.reason : failure.type
    return failed({ type: 'broken', reason: reason.slice(0, 200) })
  }
  const values = new LenientValues()
  const invoice = inspectTree(parsed.value, values)
  if (!invoice) return failed({ type: 'not_an_invoice' })
  return ok(combine('xml', [{ name: 'xml', invoice }], values.unread))
}
