import { chineseAmount } from '#app/documents/chinese_amount'
import type { InvoiceFace } from '#app/documents/invoice_face'
import { attachedXmls } from '#app/documents/pdf/pdf_attachments'
import { PdfFile } from '#app/documents/pdf/pdf_file'
import { pageTexts } from '#app/documents/pdf/pdf_page_text'
import { PdfString, PdfSyntaxError, type PdfValue } from '#app/documents/pdf/pdf_values'
import { shanghaiTime } from '#app/documents/shanghai_time'
import {
  type InvoiceXml,
  type InvoiceXmlFailure,
  readInvoiceXml,
} from '#app/documents/xml/read_invoice_xml'
import { formatYuan } from '#app/platform/money/fen'
import { failed, ok, type Result } from '#app/platform/result'

const MAX_BYTES = 32 * 1024 * 1024

export type InvoicePdfFailure =
  | { type: 'too_large'; bytes: number }
  | { type: 'malformed_pdf'; reason: string }
  | { type: 'no_attached_xml' }
  | { type: 'attached_xml_unreadable'; cause: InvoiceXmlFailure }
  /** Keys of the information dictionary that say something else than the attached XML. */
  | { type: 'information_differs'; keys: string[] }
  /** Values of the attached XML that cannot be read on the pages. */
  | { type: 'not_visible'; values: string[] }

export interface InvoicePdf extends InvoiceXml {
  /** The attached file, byte by byte. */
  xml: Buffer
  pages: number
}

/**
 * Reads an invoice back from the bytes of its PDF: the attached XML is the data, the information dictionary and
 * the text on the pages must say the same. It shares nothing with the writer but the normal form.
 */
export function readInvoicePdf(bytes: Uint8Array): Result<InvoicePdf, InvoicePdfFailure> {
  if (bytes.byteLength > MAX_BYTES) return failed({ type: 'too_large', bytes: bytes.byteLength })
  try {
    return readFile(new PdfFile(Buffer.from(bytes)))
  } catch (error) {
    if (error instanceof PdfSyntaxError)
      return failed({ type: 'malformed_pdf', reason: error.message })
    throw error
  }
}

function readFile(file: PdfFile): Result<InvoicePdf, InvoicePdfFailure> {
  const [xml] = attachedXmls(file)
  if (!xml) return failed({ type: 'no_attached_xml' })
  const invoice = readInvoiceXml(xml)
  if (!invoice.ok) return failed({ type: 'attached_xml_unreadable', cause: invoice.failure })
  const { face } = invoice.value
  const keys = differingKeys(file, face)
  if (keys.length) return failed({ type: 'information_differs', keys })
  const texts = pageTexts(file)
  const values = invisibleValues(texts, face)
  if (values.length) return failed({ type: 'not_visible', values })
  return ok({ ...invoice.value, xml, pages: texts.length })
}

function differingKeys(file: PdfFile, face: InvoiceFace): string[] {
  const expected = {
    'InvoiceNumber': face.invoiceNumber,
    'IssueTime': shanghaiTime(face.issuedAt).date,
    'SellerIdNum': face.seller.taxpayerId,
    'TotalAmWithoutTax': formatYuan(face.netFen),
    'TotalTaxAm': formatYuan(face.taxFen),
    'TotalTax-includedAmount': formatYuan(face.totalFen),
  }
  return Object.entries(expected)
    .filter(([key, value]) => text(file.find('Info', key)) !== value)
    .map(([key]) => key)
}

/** Each page shows whose invoice it is, the last one the totals, all of them together the lines. */
function invisibleValues(pages: string[], face: InvoiceFace): string[] {
  const everywhere = [face.invoiceNumber, face.seller.name, face.seller.taxpayerId, face.buyer.name]
  const last = pages.at(-1) ?? ''
  const atTheEnd = [chineseAmount(face.totalFen), `¥${formatYuan(face.totalFen)}`]
  const all = pages.join('')
  const lines = face.lines.flatMap(({ name, netFen }) => [name, formatYuan(netFen)])
  const isMissing = (shown: string) => (value: string) => !shown.includes(value.replace(/\s/g, ''))
  return [
    ...everywhere.filter((value) => pages.some((page) => isMissing(page)(value))),
    ...atTheEnd.filter(isMissing(last)),
    ...lines.filter(isMissing(all)),
  ]
}

function text(value: PdfValue): string {
  return value instanceof PdfString ? value.text : ''
}
