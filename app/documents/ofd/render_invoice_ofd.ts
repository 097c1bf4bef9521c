import { KIND_LABELS } from '#app/documents/face_texts'
import type { InvoiceFace } from '#app/documents/invoice_face'
import { FontUse } from '#app/documents/fonts/font_use'
import { layoutInvoice } from '#app/documents/layout/layout_invoice'
import { printedCharacters } from '#app/documents/layout/printed'
import { customTag } from '#app/documents/ofd/custom_tag'
import { ofdEntrance } from '#app/documents/ofd/ofd_entrance'
import {
  area,
  drawPage,
  type DrawnPage,
  formPart,
  type OfdForm,
  templatePage,
} from '#app/documents/ofd/ofd_page'
import { resourceParts } from '#app/documents/ofd/ofd_resources'
import { mm, ofd, ofdPart, ofdText } from '#app/documents/ofd/ofd_xml'
import { UnitIds, UNITS } from '#app/documents/ofd/unit_ids'
import { qrContent } from '#app/documents/qr_content'
import { shanghaiTime } from '#app/documents/shanghai_time'
import { signOfd } from '#app/documents/signatures/sign_ofd'
import type { Signing } from '#app/documents/signatures/signing'
import { writeInvoiceXml } from '#app/documents/xml/write_invoice_xml'
import { writeZip } from '#app/platform/zip/write_zip'
import type { ZipPart } from '#app/platform/zip/zip_part'

/** The highest level takes twice as long for one part in a hundred. */
const LEVEL = 6

/**
 * The OFD package (GB/T 33190-2016) of an invoice: the same display list as the PDF, with its XML attached and
 * its texts named. Without `signing` the same face gives the same bytes. Throws MissingGlyphError.
 */
export function renderInvoiceOfd(
  face: InvoiceFace,
  xml = writeInvoiceXml(face),
  signing: Signing | null = null
): Buffer {
  const ids = new UnitIds(UNITS.pages)
  const fonts = new FontUse(printedCharacters())
  const hasSeal = signing === null
  const laidOut = layoutInvoice(face, { hasSeal })
  const pages = laidOut.map((page, index) =>
    drawPage(page, index === laidOut.length - 1 ? 'last' : 'continued', ids, fonts)
  )
  const forms = [...new Map(pages.map(({ form, printed }) => [form, printed]))]
  const parts: ZipPart[] = [
    { path: 'OFD.xml', bytes: ofdEntrance(face, Buffer.from(xml)) },
    {
      path: 'Doc_0/Document.xml',
      bytes: document(
        pages,
        ids,
        forms.map(([form]) => form)
      ),
    },
    ...forms.map(([form, printed]) => formPart(form, printed, fonts)),
    ...resourceParts(fonts, qrContent(face)),
    ...pages.map(({ bytes }, index) => ({ path: `Doc_0/${pagePath(index)}`, bytes })),
    {
      path: 'Doc_0/Tags/CustomTags.xml',
      bytes: ofdPart(
        'CustomTags',
        {},
        ofd(
          'CustomTag',
          { NameSpace: 'http://www.ofdspec.org/2016' },
          ofdText('FileLoc', 'CustomTag.xml')
        )
      ),
    },
    { path: 'Doc_0/Tags/CustomTag.xml', bytes: customTag(pages) },
    ...attached(face, Buffer.from(xml)),
  ]
  if (signing === null) return writeZip(parts, LEVEL)
  return writeZip(
    signOfd(
      parts,
      pages.map(({ id }) => id),
      signing
    ),
    LEVEL
  )
}

/** `Document.xml` (GB/T 33190-2016, 7.5). */
function document(pages: DrawnPage[], ids: UnitIds, forms: OfdForm[]): Buffer {
  return ofdPart(
    'Document',
    {},
    ofd(
      'CommonData',
      {},
      ofdText('MaxUnitID', String(ids.last)),
      area('PageArea'),
      ofdText('PublicRes', 'PublicRes.xml'),
      ofdText('DocumentRes', 'DocumentRes.xml'),
      ...forms.map(templatePage)
    ),
    ofd(
      'Pages',
      {},
      ...pages.map(({ id }, index) => ofd('Page', { ID: id, BaseLoc: pagePath(index) }))
    ),
    ofdText('CustomTags', 'Tags/CustomTags.xml'),
    ofdText('Attachments', 'Attachs/Attachments.xml')
  )
}

/** The XML of the invoice, byte for byte (GB/T 33190-2016, 20). */
function attached(face: InvoiceFace, xml: Buffer): ZipPart[] {
  const { dateTime } = shanghaiTime(face.issuedAt)
  const file = `${face.invoiceNumber}.xml`
  const attributes = {
    ID: 'attachment_1',
    Name: KIND_LABELS[face.kind].name,
    Format: 'xml',
    CreationDate: dateTime.replace(' ', 'T'),
    Size: mm(xml.length / 1024),
    Visible: 'false',
  }
  const attachment = ofd('Attachment', attributes, ofdText('FileLoc', file))
  return [
    { path: 'Doc_0/Attachs/Attachments.xml', bytes: ofdPart('Attachments', {}, attachment) },
    { path: `Doc_0/Attachs/${file}`, bytes: xml },
  ]
}

function pagePath(index: number): string {
  return `Pages/Page_${index}/Content.xml`
}
