import { KIND_LABELS } from '#app/documents/face_texts'
import type { InvoiceFace } from '#app/documents/invoice_face'
import type { Page } from '#app/documents/layout/display_list'
import { PAGE } from '#app/documents/layout/geometry'
import { layoutInvoice } from '#app/documents/layout/layout_invoice'
import { customTag } from '#app/documents/ofd/custom_tag'
import { ofdEntrance } from '#app/documents/ofd/ofd_entrance'
import { type NamedObject, OfdPen } from '#app/documents/ofd/ofd_pen'
import { OfdResources } from '#app/documents/ofd/ofd_resources'
import { mm, ofd, ofdPart, ofdText } from '#app/documents/ofd/ofd_xml'
import { UnitIds } from '#app/documents/ofd/unit_ids'
import { shanghaiTime } from '#app/documents/shanghai_time'
import { signOfd } from '#app/documents/signatures/sign_ofd'
import type { Signing } from '#app/documents/signatures/signing'
import { writeInvoiceXml } from '#app/documents/xml/write_invoice_xml'
import { writeZip, type ZipPart } from '#app/platform/zip/write_zip'

interface DrawnPage {
  id: number
  named: NamedObject[]
  bytes: Buffer
}

/**
 * The OFD package (GB/T 33190-2016) of an invoice: the same display list as the PDF, with its XML attached and
 * its texts named. Without `signing` the same face gives the same bytes. Throws MissingGlyphError.
 */
export function renderInvoiceOfd(
  face: InvoiceFace,
  xml = writeInvoiceXml(face),
  signing: Signing | null = null
): Buffer {
  const ids = new UnitIds()
  const resources = new OfdResources(ids)
  const hasSeal = signing === null
  const pages = layoutInvoice(face, { hasSeal }).map((page) => drawPage(page, ids, resources))
  const parts: ZipPart[] = [
    { path: 'OFD.xml', bytes: ofdEntrance(face, Buffer.from(xml)) },
    { path: 'Doc_0/Document.xml', bytes: document(pages, ids) },
    ...resources.parts(),
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
  if (signing === null) return writeZip(parts)
  return writeZip(
    signOfd(
      parts,
      pages.map(({ id }) => id),
      signing
    )
  )
}

function drawPage({ items }: Page, ids: UnitIds, resources: OfdResources): DrawnPage {
  const id = ids.next()
  const pen = new OfdPen(ids, resources)
  const [background, body] = [ids.next(), ids.next()]
  for (const item of items) pen.draw(item)
  const bytes = ofdPart(
    'Page',
    {},
    area('Area'),
    ofd(
      'Content',
      {},
      ofd(
        'Layer',
        { ID: background, Type: 'Background', DrawParam: resources.printed },
        ...pen.background
      ),
      ofd('Layer', { ID: body, Type: 'Body' }, ...pen.body)
    )
  )
  return { id, named: pen.named, bytes }
}

/** `Document.xml` (GB/T 33190-2016, 7.5). */
function document(pages: DrawnPage[], ids: UnitIds): Buffer {
  return ofdPart(
    'Document',
    {},
    ofd(
      'CommonData',
      {},
      ofdText('MaxUnitID', String(ids.last)),
      area('PageArea'),
      ofdText('PublicRes', 'PublicRes.xml'),
      ofdText('DocumentRes', 'DocumentRes.xml')
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

function area(name: string): string {
  return ofd(name, {}, ofdText('PhysicalBox', `0 0 ${PAGE.width} ${PAGE.height}`))
}

function pagePath(index: number): string {
  return `Pages/Page_${index}/Content.xml`
}
