import { DateTime } from 'luxon'
import type { ReadRecord } from '#app/archive/record'
import type { InvoiceFace } from '#app/documents/invoice_face'
import { verifyInvoiceFiles } from '#app/documents/verify_invoice_files'
import { readInvoiceXml } from '#app/documents/xml/read_invoice_xml'
import { clock } from '#app/platform/clock'

export interface DocumentFiles {
  xml: Uint8Array | null
  pdf: Uint8Array | null
  ofd: Uint8Array | null
}

export const SOUND = 'sound'
/** Begins an outcome that speaks of the record, and not of the files. */
export const METADATA = 'metadata_differs'
/** Begins an outcome that says that a file was altered after somebody signed it. */
export const SIGNATURE = 'signature_wrong'

type Compared = Omit<ReadRecord, 'documents' | 'outcome' | 'checkedAt' | 'state' | 'issuedAt'>

/**
 * What reading the files of an invoice says: that they are sound, as they were signed, and agree with each other and the record;
 * or the first fault, as `fault` or `fault:fields`. The same bytes always say the same.
 */
export function outcomeOfFiles(files: DocumentFiles, record: Compared): string {
  if (!files.xml) return 'xml_missing'
  if (!files.pdf) return 'pdf_missing'
  const { xml, pdf, ofd } = files
  const read = verifyInvoiceFiles({ xml, pdf, ofd })
  const face = read.ok ? read.value : faceOf(xml)
  const differing = face ? differingFields(record, face) : []
  if (differing.length > 0) return `${METADATA}:${differing.join(',')}`
  if (read.ok) return SOUND
  const { failure } = read
  if (failure.type === SIGNATURE) return `${SIGNATURE}:${failure.format} ${failure.fault}`
  return 'fields' in failure ? `${failure.type}:${failure.fields.join(',')}` : failure.type
}

/** What can be read of an XML whose other files are at fault. */
function faceOf(xml: Uint8Array): InvoiceFace | null {
  const read = readInvoiceXml(xml)
  return read.ok ? read.value.face : null
}

function differingFields(record: Compared, face: InvoiceFace): string[] {
  const pairs: Record<string, [unknown, unknown]> = {
    invoiceNumber: [record.invoiceNumber, face.invoiceNumber],
    kind: [record.kind, face.kind],
    issuedOn: [record.issuedOn, clock.businessDay(DateTime.fromISO(face.issuedAt))],
    isCredit: [record.isCredit, face.isCredit],
    originalNumber: [record.originalNumber, face.creditReference?.originalInvoiceNumber ?? null],
    netFen: [record.netFen, face.netFen],
    taxFen: [record.taxFen, face.taxFen],
    totalFen: [record.totalFen, face.totalFen],
    sellerName: [record.seller.name, face.seller.name],
    sellerTaxpayerId: [record.seller.taxpayerId, face.seller.taxpayerId],
    buyerName: [record.buyer.name, face.buyer.name],
    buyerTaxpayerId: [record.buyer.taxpayerId, face.buyer.taxpayerId],
  }
  return Object.keys(pairs).filter((name) => pairs[name][0] !== pairs[name][1])
}
