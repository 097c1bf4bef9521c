import { KIND_LABELS, SAMPLE_WORD, TITLES } from '#app/documents/face_texts'
import type { InvoiceFace } from '#app/documents/invoice_face'
import { layoutInvoice } from '#app/documents/layout/layout_invoice'
import { pdfDate, pdfText } from '#app/documents/pdf/pdf_body'
import { PdfDocument } from '#app/documents/pdf/pdf_document'
import { shanghaiTime } from '#app/documents/shanghai_time'
import { writeInvoiceXml } from '#app/documents/xml/write_invoice_xml'
import { formatYuan } from '#app/platform/money/fen'

/**
 * The PDF of an invoice, with its XML attached and its figures in the information dictionary.
 * The same face gives the same bytes. Callable in a worker thread: fonts and printed forms are kept between calls.
 * Rejects with MissingGlyphError when a character is in no font.
 */
export async function renderInvoicePdf(
  face: InvoiceFace,
  xml: string | Uint8Array = writeInvoiceXml(face)
): Promise<Buffer> {
  const document = new PdfDocument()
  for (const page of layoutInvoice(face)) document.addPage(page)
  document.attach({
    name: `${face.invoiceNumber}.xml`,
    type: 'text/xml',
    description: KIND_LABELS[face.kind].name,
    bytes: Buffer.from(xml),
    changedAt: face.issuedAt,
  })
  return document.finish(information(face))
}

/** The keys that the tax platform's own PDF files carry, so that other software can read ours. */
function information(face: InvoiceFace): Record<string, string> {
  const texts = {
    'Title': `${TITLES[face.kind]} ${face.invoiceNumber}${face.isSample ? ` ${SAMPLE_WORD}` : ''}`,
    'Author': face.seller.name,
    'Creator': 'Shuiyou',
    'Producer': 'Shuiyou',
    'InvoiceNumber': face.invoiceNumber,
    'IssueTime': shanghaiTime(face.issuedAt).date,
    'SellerIdNum': face.seller.taxpayerId,
    'TotalAmWithoutTax': formatYuan(face.netFen),
    'TotalTaxAm': formatYuan(face.taxFen),
    'TotalTax-includedAmount': formatYuan(face.totalFen),
  }
  const written = Object.entries(texts).map(([key, text]) => [key, pdfText(text)])
  const date = pdfDate(face.issuedAt)
  return { ...Object.fromEntries(written), CreationDate: date, ModDate: date }
}
