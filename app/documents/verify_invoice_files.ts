import { isDeepStrictEqual } from 'node:util'
import { chineseAmount } from '#app/documents/chinese_amount'
import { checkFace, type FaceFault } from '#app/documents/face_checks'
import type { InvoiceFace } from '#app/documents/invoice_face'
import { type InvoicePdfFailure, readInvoicePdf } from '#app/documents/pdf/read_invoice_pdf'
import { type InvoiceXmlFailure, readInvoiceXml } from '#app/documents/xml/read_invoice_xml'
import { failed, ok, type Result } from '#app/platform/result'

export type InvoiceFilesFailure =
  | { type: 'xml_unreadable'; cause: InvoiceXmlFailure }
  | { type: 'pdf_unreadable'; cause: InvoicePdfFailure }
  | { type: 'files_differ'; fields: string[] }
  | { type: 'words_differ'; written: string | null }
  | { type: 'arithmetic_wrong'; faults: FaceFault[] }

/** Reads the stored files of one invoice, compares them with each other and recomputes every figure. */
export function verifyInvoiceFiles(files: {
  xml: Uint8Array
  pdf: Uint8Array
}): Result<InvoiceFace, InvoiceFilesFailure> {
  const xml = readInvoiceXml(files.xml)
  if (!xml.ok) return failed({ type: 'xml_unreadable', cause: xml.failure })
  const pdf = readInvoicePdf(files.pdf)
  if (!pdf.ok) return failed({ type: 'pdf_unreadable', cause: pdf.failure })
  const { face, totalInWords } = xml.value
  const fields = differingFields(face, pdf.value.face)
  if (fields.length) return failed({ type: 'files_differ', fields })
  if (totalInWords !== chineseAmount(face.totalFen))
    return failed({ type: 'words_differ', written: totalInWords })
  const faults = checkFace(face)
  return faults.length ? failed({ type: 'arithmetic_wrong', faults }) : ok(face)
}

function differingFields(one: InvoiceFace, other: InvoiceFace): string[] {
  const others = new Map(Object.entries(other))
  return Object.entries(one)
    .filter(([field, value]) => !isDeepStrictEqual(value, others.get(field)))
    .map(([field]) => field)
}
