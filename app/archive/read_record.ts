import { DOCUMENT_FORMATS } from '#app/archive/format'
import type { ArchivedDocument, ArchivedParty, ReadRecord } from '#app/archive/record'
import { FieldReader } from '#app/documents/xml/field_reader'
import { child, children, parseXml, type XmlElement } from '#app/documents/xml/xml_tree'

const DAY = /^\d{4}-\d{2}-\d{2}$/
const FORMAT_NAME = new RegExp(`^(?:${DOCUMENT_FORMATS.join('|')})$`)

/** Reads a `metadata.xml`; null when it is not one, or lacks what every record has. */
export function readRecord(bytes: Uint8Array): ReadRecord | null {
  const parsed = parseXml(bytes)
  if (!parsed.ok || parsed.value.name !== 'ArchiveRecord') return null
  const root = parsed.value
  const fields = new FieldReader()
  const invoice = child(root, 'Invoice')
  const record: ReadRecord = {
    invoiceNumber: fields.matching(/^\d{20}$/, invoice, 'Number'),
    kind: fields.matching(/^(?:ordinary|vat_special)$/, invoice, 'Kind'),
    state: fields.text(invoice, 'State'),
    isCredit: fields.matching(/^(?:true|false)$/, invoice, 'IsCredit') === 'true',
    originalNumber: fields.optional(invoice, 'OriginalNumber'),
    issuedOn: fields.matching(DAY, invoice, 'IssuedOn'),
    issuedAt: fields.text(invoice, 'IssuedAt'),
    netFen: fields.amount(invoice, 'Net'),
    taxFen: fields.amount(invoice, 'Tax'),
    totalFen: fields.amount(invoice, 'Total'),
    seller: party(child(root, 'Seller'), fields),
    buyer: party(child(root, 'Buyer'), fields),
    orderNumber: fields.text(root, 'Order', 'Number'),
    documents: children(child(root, 'Documents'), 'Document').map((each) => document(each, fields)),
    outcome: fields.text(root, 'Check', 'Outcome'),
    checkedAt: fields.text(root, 'Check', 'CheckedAt'),
  }
  return fields.failure === null ? record : null
}

function party(side: XmlElement | null, fields: FieldReader): ArchivedParty {
  return { name: fields.text(side, 'Name'), taxpayerId: fields.optional(side, 'TaxpayerId') }
}

function document(element: XmlElement, fields: FieldReader): ArchivedDocument {
  const written = fields.matching(FORMAT_NAME, element, 'Format')
  return {
    format: DOCUMENT_FORMATS.find((known) => known === written) ?? 'xml',
    origin: fields.text(element, 'Origin'),
    size: Number(fields.matching(/^\d{1,12}$/, element, 'Size')),
    sha256: fields.matching(/^[0-9a-f]{64}$/, element, 'Sha256'),
  }
}
