import { isDeepStrictEqual } from 'node:util'
import { chineseAmount } from '#app/documents/chinese_amount'
import { checkFace, type FaceFault } from '#app/documents/face_checks'
import { inspectFile } from '#app/documents/inspect/inspect_file'
import type { InspectionFailure } from '#app/documents/inspect/inspection'
import type { InvoiceFace } from '#app/documents/invoice_face'
import {
  NO_SIGNER_WANTED,
  type SignatureFailure,
  type WantedSigners,
  wrongSignature,
} from '#app/documents/signatures/wrong_signature'
import { type InvoicePdfFailure, readInvoicePdf } from '#app/documents/pdf/read_invoice_pdf'
import { type InvoiceXmlFailure, readInvoiceXml } from '#app/documents/xml/read_invoice_xml'
import { failed, ok, type Result } from '#app/platform/result'

export type InvoiceFilesFailure =
  | { type: 'xml_unreadable'; cause: InvoiceXmlFailure }
  | { type: 'pdf_unreadable'; cause: InvoicePdfFailure }
  | { type: 'ofd_unreadable'; cause: InspectionFailure }
  | { type: 'files_differ'; fields: string[] }
  | { type: 'words_differ'; written: string | null }
  | { type: 'arithmetic_wrong'; faults: FaceFault[] }
  | SignatureFailure

export interface FilesOfInvoice {
  xml: Uint8Array
  pdf: Uint8Array
  /** Null for an invoice that was issued before the house made OFD files. */
  ofd: Uint8Array | null
}

/** Reads the stored files of one invoice, compares them, recomputes every figure and verifies every signature. */
export function verifyInvoiceFiles(
  files: FilesOfInvoice,
  signers: WantedSigners = NO_SIGNER_WANTED
): Result<InvoiceFace, InvoiceFilesFailure> {
  const xml = readInvoiceXml(files.xml)
  if (!xml.ok) return failed({ type: 'xml_unreadable', cause: xml.failure })
  const pdf = readInvoicePdf(files.pdf)
  if (!pdf.ok) return failed({ type: 'pdf_unreadable', cause: pdf.failure })
  const { face, totalInWords } = xml.value
  const fields = differingFields(face, pdf.value.face)
  if (fields.length) return failed({ type: 'files_differ', fields })
  const ofd = files.ofd && inspectFile(files.ofd)
  if (ofd && !ofd.ok) return failed({ type: 'ofd_unreadable', cause: ofd.failure })
  const ofdFields = ofd
    ? [...ofd.value.differences, ...differingFields(face, ofd.value.invoice)]
    : []
  if (ofdFields.length) return failed({ type: 'files_differ', fields: ofdFields })
  if (totalInWords !== chineseAmount(face.totalFen))
    return failed({ type: 'words_differ', written: totalInWords })
  const faults = checkFace(face)
  if (faults.length) return failed({ type: 'arithmetic_wrong', faults })
  const wrong = wrongSignature(files, signers)
  return wrong ? failed(wrong) : ok(face)
}

/** The other may say more than a face does, never something else. */
function differingFields(face: InvoiceFace, other: object): string[] {
  const others = new Map<string, unknown>(Object.entries(other))
  return Object.entries(face)
    .filter(([field, value]) => !isWithin(value, others.get(field)))
    .map(([field]) => field)
}

function isWithin(value: unknown, whole: unknown): boolean {
  if (typeof value !== 'object' || value === null) return isDeepStrictEqual(value, whole)
  if (typeof whole !== 'object' || whole === null) return false
  if (Array.isArray(value) && Array.isArray(whole) && value.length !== whole.length) return false
  const parts = new Map<string, unknown>(Object.entries(whole))
  return Object.entries(value).every(([name, part]) => isWithin(part, parts.get(name)))
}
