import { SAMPLE_WORD } from '#app/documents/face_texts'
import type { CreditReference, InvoiceFace } from '#app/documents/invoice_face'
import { withDeduction } from '#app/documents/remark_texts'
import { readShanghaiTime } from '#app/documents/shanghai_time'
import { FieldReader, type FieldFailure } from '#app/documents/xml/field_reader'
import { readLine, readParty } from '#app/documents/xml/read_parts'
import { InherentLabels } from '#app/documents/xml/inherent_labels'
import { specialTaxation } from '#app/documents/xml/special_taxation'
import {
  child,
  children,
  parseXml,
  type XmlElement,
  type XmlFailure,
} from '#app/documents/xml/xml_tree'
import { failed, ok, type Result } from '#app/platform/result'

export type InvoiceXmlFailure = XmlFailure | FieldFailure | { type: 'not_an_invoice'; root: string }

export interface InvoiceXml {
  face: InvoiceFace
  version: string | null
  /** As written in the file, to be compared with the total. */
  totalInWords: string | null
  signatureValue: string | null
  /** Labels that the file leaves empty (platform companies do) and that the face therefore assumes. */
  assumed: string[]
}

/** Reads an `EInvoice` file of any version from 0.2 to 0.35 by the names of its elements, never by their order. */
export function readInvoiceXml(input: Uint8Array | string): Result<InvoiceXml, InvoiceXmlFailure> {
  const parsed = parseXml(input)
  if (!parsed.ok) return parsed
  const root = parsed.value
  if (root.name.toLowerCase() !== 'einvoice')
    return failed({ type: 'not_an_invoice', root: root.name.slice(0, 100) })
  const fields = new FieldReader()
  const value = describe(root, fields)
  return fields.failure ? failed(fields.failure) : ok(value)
}

function describe(root: XmlElement, fields: FieldReader): InvoiceXml {
  const header = child(root, 'Header')
  const body = child(root, 'EInvoiceData')
  const basic = child(body, 'BasicInformation')
  const supervision = child(root, 'TaxSupervisionInfo')
  const labels = new InherentLabels(child(header, 'InherentLabel'), fields)
  const totalFen = fields.amount(basic, 'TotalTax-includedAmount')
  const remark = fields.optional(body, 'AdditionalInformation', 'Remark')
  const face: InvoiceFace = {
    invoiceNumber: fields.matching(/^\d{20}$/, supervision, 'InvoiceNumber'),
    kind: labels.kind(),
    isCredit: labels.isCredit(totalFen < 0),
    creditReference: creditReference(child(body, 'SpecificInformation', 'RedEInvoice'), fields),
    issuedAt: issuedAt(supervision, basic, fields),
    seller: {
      ...readParty('Seller', child(body, 'SellerInformation'), fields),
      taxpayerId: fields.text(body, 'SellerInformation', 'SellerIdNum'),
      taxpayerKind: labels.taxpayerKind(),
    },
    buyer: readParty('Buyer', child(body, 'BuyerInformation'), fields),
    specialTaxation: specialTaxation(header),
    lines: withDeduction(
      children(body, 'IssuItemInformation').map((item) => readLine(item, fields)),
      remark
    ),
    netFen: fields.amount(basic, 'TotalAmWithoutTax'),
    taxFen: fields.amount(basic, 'TotalTaxAm'),
    totalFen,
    remark,
    issuedBy: fields.text(basic, 'Drawer'),
    taxBureau: {
      code: fields.text(supervision, 'TaxBureauCode'),
      name: fields.text(supervision, 'TaxBureauName'),
    },
    invoiceTag: fields.text(header, 'EInvoiceTag'),
    isSample: isSample(header, remark),
  }
  const eiid = fields.optional(header, 'EIid')
  if (eiid !== null && eiid !== face.invoiceNumber) fields.refuse(eiid, 'Header', 'EIid')
  return {
    face,
    version: fields.optional(header, 'Version'),
    totalInWords: fields.optional(basic, 'TotalTax-includedAmountInChinese'),
    signatureValue: fields.optional(root, 'TaxBureauSignature', 'SignatureValue'),
    assumed: labels.assumed,
  }
}

function creditReference(block: XmlElement | null, fields: FieldReader): CreditReference | null {
  if (!block) return null
  return {
    originalInvoiceNumber: fields.text(block, 'OriginalInvoiceCode'),
    confirmationNumber: fields.text(block, 'CreditNoteNumber'),
  }
}

/** The day of issue is authoritative; files that give only the day have the time in `RequestTime`. */
function issuedAt(
  supervision: XmlElement | null,
  basic: XmlElement | null,
  fields: FieldReader
): string {
  const issued = fields.text(supervision, 'IssueTime')
  const requested = fields.optional(basic, 'RequestTime')
  const isSameDay = issued.length === 10 && requested?.startsWith(issued)
  const moment = (isSameDay && requested && readShanghaiTime(requested)) || readShanghaiTime(issued)
  if (issued && moment === null) fields.refuse(issued, 'TaxSupervisionInfo', 'IssueTime')
  return moment ?? ''
}

function isSample(header: XmlElement | null, remark: string | null): boolean {
  const labels = children(child(header, 'UndefinedLabel'), 'Label')
  const isLabelled = labels.some((label) =>
    children(label, 'LabelName').some((name) => name.text.includes(SAMPLE_WORD))
  )
  return isLabelled || (remark?.startsWith(SAMPLE_WORD) ?? false)
}
