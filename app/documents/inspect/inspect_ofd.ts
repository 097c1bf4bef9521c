import { KIND_WORDS, OFD_DATA, SAMPLE_WORD } from '#app/documents/face_texts'
import type { InvoiceKind } from '#app/documents/invoice_face'
import type { InspectedInvoice } from '#app/documents/inspect/inspected_invoice'
import {
  combine,
  type InspectionFailure,
  type Reading,
  type Source,
} from '#app/documents/inspect/inspection'
import { elementOf } from '#app/documents/inspect/element_of'
import { inspectTree } from '#app/documents/inspect/inspect_tree'
import { inspectQrs } from '#app/documents/inspect/inspect_qr'
import { inspectTagged } from '#app/documents/inspect/inspect_tagged'
import { LenientValues } from '#app/documents/inspect/lenient_values'
import { OfdPackage } from '#app/documents/inspect/ofd_package'
import { inspectPlaced } from '#app/documents/placed_text/inspect_placed'
import { qrOfPng } from '#app/documents/qr/find_qr'
import { children, localName, parseXml, type XmlElement } from '#app/documents/xml/xml_tree'
import { failed, ok, type Result } from '#app/platform/result'

/** A title is short; a remark may speak of invoices too. */
const LONGEST_TITLE = 24

/** Of several documents in one package the first that is an invoice counts. */
const MOST_BODIES = 5

/**
 * The invoice in an OFD file: attached XML first, then the named texts of its pages, then the data of its
 * entrance. Every part of them may be absent (China's e-invoice facts, 12.1). Throws ZipBroken, ZipTooLarge and OutOfTime.
 */
export function inspectOfd(bytes: Buffer): Result<Reading, InspectionFailure> {
  const file = new OfdPackage(bytes)
  const first = inspectBody(file)
  for (let body = 1; !first.ok && body < Math.min(file.bodies, MOST_BODIES); body++) {
    const other = inspectBody(new OfdPackage(bytes, body, file.time))
    if (other.ok) return other
  }
  return first
}

function inspectBody(file: OfdPackage): Result<Reading, InspectionFailure> {
  if (!file.isReadable) return failed({ type: 'broken', reason: 'no readable document' })
  const values = new LenientValues()
  const texts = file.texts()
  const data: Source[] = [
    ...attached(file, values),
    ...tagged(file, texts, values),
    ...entrance(file),
  ]
  const found: Source[] = [
    ...data,
    ...shown(file, data),
    ...inspectQrs([...file.pictures().map((png) => qrOfPng(png))].filter((text) => text !== null)),
  ]
  const [first, ...others] = found
  if (!first) return failed({ type: 'not_an_invoice' })
  const words = [...texts.values()].map((text) => text.trim())
  first.invoice = { ...first.invoice, ...said(first.invoice, words) }
  const parts = file.unreadParts.map((field) => ({ field, reason: 'unreadable' as const }))
  return ok(combine('ofd', [first, ...others], [...values.unread, ...parts]))
}

function attached(file: OfdPackage, values: LenientValues): Source[] {
  return file.attachments().flatMap((bytes) => {
    const parsed = parseXml(bytes)
    const invoice = parsed.ok ? inspectTree(parsed.value, values) : null
    return invoice ? [{ name: 'attached_xml' as const, invoice }] : []
  })
}

function tagged(file: OfdPackage, texts: Map<string, string>, values: LenientValues): Source[] {
  return file.customTags().flatMap((tag) => {
    const invoice = inspectTree(withTexts(tag, texts), values)
    return invoice ? [{ name: 'custom_tags' as const, invoice }] : []
  })
}

/** References become the texts that they lead to, data that is written in place stays. */
function withTexts(element: XmlElement, texts: Map<string, string>): XmlElement {
  const references = children(element, 'ObjectRef')
  const data = children(element, 'ObjectData')
  const pieces = references.map(
    ({ attributes, text }) => texts.get(`${attributes.PageRef}:${text.trim()}`) ?? ''
  )
  const written = [element, ...data].map(({ text }) => text.trim())
  const rest = [...element.children, ...data.flatMap((one) => one.children)]
  return {
    ...element,
    text: pieces.join('') || written.join(''),
    children: rest
      .filter((one) => !['ObjectRef', 'ObjectData'].includes(localName(one)))
      .map((one) => withTexts(one, texts)),
  }
}

function entrance(file: OfdPackage): Source[] {
  const data = file.customData()
  const invoiceNumber = data.get(OFD_DATA.invoiceNumber)
  if (!invoiceNumber) return []
  const root = elementOf(
    'root',
    {
      InvoiceCode: data.get(OFD_DATA.invoiceCode),
      InvoiceNo: invoiceNumber,
      IssueDate: data.get(OFD_DATA.issuedOn),
      InvoiceCheckCode: data.get(OFD_DATA.checkCode),
      TaxExclusiveTotalAmount: data.get(OFD_DATA.net),
      TaxTotalAmount: data.get(OFD_DATA.tax),
    },
    elementOf('Seller', { SellerTaxID: data.get(OFD_DATA.sellerTaxpayerId) }),
    elementOf('Buyer', { BuyerTaxID: data.get(OFD_DATA.buyerTaxpayerId) })
  )
  return [{ name: 'custom_data', invoice: inspectTagged(root, new LenientValues()) }]
}

/** What a person reads; its lines count only where no data has them: lists may lie on pages of their own. */
function shown(file: OfdPackage, data: readonly Source[]): Source[] {
  const invoice = inspectPlaced(file.placed())
  if (!invoice) return []
  const hasLines = data.some(({ invoice: { lines } }) => lines.length > 0)
  return [{ name: 'page_text', invoice: hasLines ? { ...invoice, lines: [] } : invoice }]
}

/** What only the printed words say. */
function said(invoice: InspectedInvoice, words: string[]): Partial<InspectedInvoice> {
  const kinds: InvoiceKind[] = ['vat_special', 'ordinary']
  const titles = words.filter(({ length }) => length <= LONGEST_TITLE)
  const kind = kinds.find((one) => titles.some((title) => title.includes(KIND_WORDS[one])))
  return {
    kind: invoice.kind ?? kind ?? null,
    isSample: invoice.isSample || words.includes(SAMPLE_WORD),
  }
}
