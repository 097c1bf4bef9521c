import { once } from 'node:events'
import { DateTime } from 'luxon'
import PDFDocument from 'pdfkit'
import { KIND_LABELS, SAMPLE_WORD, TITLES } from '#app/documents/face_texts'
import type { InvoiceFace } from '#app/documents/invoice_face'
import { layoutInvoice } from '#app/documents/layout/layout_invoice'
import { FIRST_FONT, PdfPen, registerFaces } from '#app/documents/pdf/pdf_pen'
import { shanghaiTime } from '#app/documents/shanghai_time'
import { writeInvoiceXml } from '#app/documents/xml/write_invoice_xml'
import { formatYuan } from '#app/platform/money/fen'

const POINTS_PER_MM = 72 / 25.4

/**
 * The PDF of an invoice, with its XML attached and its figures in the information dictionary.
 * The same face gives the same bytes. Callable in a worker thread: only parsed fonts are kept between calls.
 * Rejects with MissingGlyphError when a character is in no font.
 */
export async function renderInvoicePdf(
  face: InvoiceFace,
  xml: string | Uint8Array = writeInvoiceXml(face)
): Promise<Buffer> {
  const pages = layoutInvoice(face)
  const issued = DateTime.fromISO(face.issuedAt).toJSDate()
  const doc = new PDFDocument({
    autoFirstPage: false,
    margin: 0,
    font: FIRST_FONT,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    info: { ...information(face), CreationDate: issued, ModDate: issued },
  })
  registerFaces(doc)
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const pen = new PdfPen(doc)
  for (const { width, height, items } of pages) {
    doc.addPage({ size: [width * POINTS_PER_MM, height * POINTS_PER_MM], margin: 0 })
    for (const item of items) pen.draw(item)
  }
  doc.file(Buffer.from(xml), {
    name: `${face.invoiceNumber}.xml`,
    type: 'text/xml',
    description: KIND_LABELS[face.kind].name,
    creationDate: issued,
    modifiedDate: issued,
    relationship: 'Data',
  })
  const finished = once(doc, 'end')
  doc.end()
  await finished
  return Buffer.concat(chunks)
}

/** The keys that the tax platform's own PDF files carry, so that other software can read ours. */
function information(face: InvoiceFace): PDFKit.DocumentInfo & Record<string, string> {
  return {
    'Title': `${TITLES[face.kind]} ${face.invoiceNumber}${face.isSample ? ` ${SAMPLE_WORD}` : ''}`,
    'Author': face.seller.name,
    'Creator': 'Shuiyou',
    'Producer': 'Shuiyou, PDFKit',
    'InvoiceNumber': face.invoiceNumber,
    'IssueTime': shanghaiTime(face.issuedAt).date,
    'SellerIdNum': face.seller.taxpayerId,
    'TotalAmWithoutTax': formatYuan(face.netFen),
    'TotalTaxAm': formatYuan(face.taxFen),
    'TotalTax-includedAmount': formatYuan(face.totalFen),
  }
}
