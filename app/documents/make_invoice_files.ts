import type { InvoiceFace } from '#app/documents/invoice_face'
import { renderInvoiceOfd } from '#app/documents/ofd/render_invoice_ofd'
import { renderInvoicePdf } from '#app/documents/pdf/render_invoice_pdf'
import { signPdf } from '#app/documents/signatures/sign_pdf'
import { signXml } from '#app/documents/signatures/sign_xml'
import type { Signing } from '#app/documents/signatures/signing'
import { writeInvoiceXml } from '#app/documents/xml/write_invoice_xml'

export interface InvoiceFiles {
  xml: Buffer
  pdf: Buffer
  ofd: Buffer
}

/**
 * The three files of an invoice; with `signing` all of them are signed, and the XML in PDF and OFD is the signed
 * one. Rejects with MissingGlyphError.
 */
export async function makeInvoiceFiles(
  face: InvoiceFace,
  signing: Signing | null
): Promise<InvoiceFiles> {
  const plain = writeInvoiceXml(face)
  const xml = signing ? signXml(plain, signing) : plain
  const ofd = renderInvoiceOfd(face, xml, signing)
  const pdf = await renderInvoicePdf(face, xml)
  return { xml: Buffer.from(xml), ofd, pdf: signing ? signPdf(pdf, signing) : pdf }
}
