import { chineseAmount } from '#app/documents/chinese_amount'
import {
  KIND_LABELS,
  SPECIAL_TAXATION_LABELS,
  SPECIAL_TAXATION_TYPE,
  TAXPAYER_LABELS,
  XML_LABELS,
} from '#app/documents/face_texts'
import type { FaceLine, InvoiceFace, Party } from '#app/documents/invoice_face'
import { shanghaiTime } from '#app/documents/shanghai_time'
import { DEFAULT_CONVENTIONS, type XmlConventions } from '#app/documents/xml/xml_conventions'
import { element, group, optional } from '#app/documents/xml/xml_text'
import { formatYuan } from '#app/platform/money/fen'

const SIGNED_PARTS =
  '/Einvoice/Header|/Einvoice/EinvoiceData|/Einvoice/SellerAuthentication|/Einvoice/TaxSupervisionInfo|/Einvoice/TaxBureauSignature/SignatureTime'

/**
 * The `EInvoice` file, element by element in the order of the platform's version 0.33.
 * The signature block is empty: only the tax bureau can fill it, and `signXml` in a sample. A sample says so in a label of its own.
 */
export function writeInvoiceXml(
  face: InvoiceFace,
  conventions: XmlConventions = DEFAULT_CONVENTIONS
): string {
  return (
    '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n' +
    group(
      'EInvoice',
      header(face, conventions),
      group(
        'EInvoiceData',
        group('SellerInformation', ...party('Seller', face.seller)),
        group('BuyerInformation', ...party('Buyer', face.buyer)),
        basicInformation(face),
        ...face.lines.map((line) => item(line, conventions)),
        specificInformation(face),
        group('AdditionalInformation', optional('Remark', face.remark))
      ),
      group('SellerAuthentication', element('AuthenticationMethods', '01')),
      supervision(face),
      emptySignature()
    ) +
    '\n'
  )
}

function header(face: InvoiceFace, conventions: XmlConventions): string {
  const issue = face.isCredit ? XML_LABELS.credit : XML_LABELS.original
  const taxpayer = {
    code: conventions.taxpayerCodes[face.seller.taxpayerKind],
    name: TAXPAYER_LABELS[face.seller.taxpayerKind].name,
  }
  return group(
    'Header',
    element('EIid', face.invoiceNumber),
    element('EInvoiceTag', face.invoiceTag),
    element('Version', conventions.version),
    group(
      'InherentLabel',
      label('InIssuType', issue),
      label('EInvoiceType', XML_LABELS.electronic),
      label('GeneralOrSpecialVAT', KIND_LABELS[face.kind]),
      label('TaxpayerType', taxpayer)
    ),
    group('UndefinedLabel', ...undefinedLabels(face, conventions))
  )
}

function label(name: string, { code, name: text }: { code: string; name: string }): string {
  return group(name, element('LabelCode', code), element('LabelName', text))
}

function undefinedLabels(face: InvoiceFace, { issuing }: XmlConventions): string[] {
  const special = face.specialTaxation.map((taxation) => ({
    type: SPECIAL_TAXATION_TYPE,
    ...SPECIAL_TAXATION_LABELS[taxation],
  }))
  return [issuing, ...special, ...(face.isSample ? [XML_LABELS.sample] : [])].map(
    ({ type, code, name }) =>
      group(
        'Label',
        element('LabelType', type),
        element('LabelCode', code),
        element('LabelName', name)
      )
  )
}

function party(role: 'Seller' | 'Buyer', side: Party): string[] {
  return [
    optional(`${role}IdNum`, side.taxpayerId),
    element(`${role}Name`, side.name),
    optional(`${role}Addr`, side.address),
    optional(`${role}TelNum`, side.phone),
    optional(`${role}BankName`, side.bankName),
    optional(`${role}BankAccNum`, side.bankAccount),
  ]
}

function basicInformation(face: InvoiceFace): string {
  return group(
    'BasicInformation',
    element('TotalAmWithoutTax', formatYuan(face.netFen)),
    element('TotalTaxAm', formatYuan(face.taxFen)),
    element('TotalTax-includedAmount', formatYuan(face.totalFen)),
    element('TotalTax-includedAmountInChinese', chineseAmount(face.totalFen)),
    element('Drawer', face.issuedBy),
    element('RequestTime', shanghaiTime(face.issuedAt).dateTime)
  )
}

function item(line: FaceLine, conventions: XmlConventions): string {
  const rate =
    line.taxTreatment === 'taxed' ? line.taxRate : conventions.untaxedRates[line.taxTreatment]
  return group(
    'IssuItemInformation',
    element('ItemName', line.name),
    optional('SpecMod', line.spec),
    optional('MeaUnits', line.unit),
    optional('Quantity', line.quantity),
    optional('UnPrice', line.unitPriceExclTax),
    element('Amount', formatYuan(line.netFen)),
    element('TaxRate', rate),
    element('ComTaxAm', formatYuan(line.taxFen)),
    element('TotaltaxIncludedAmount', formatYuan(line.totalFen)),
    element('TaxClassificationCode', line.taxClassCode)
  )
}

function specificInformation({ creditReference }: InvoiceFace): string {
  if (!creditReference) return group('SpecificInformation')
  return group(
    'SpecificInformation',
    group(
      'RedEInvoice',
      element('OriginalInvoiceCode', creditReference.originalInvoiceNumber),
      element('CreditNoteNumber', creditReference.confirmationNumber)
    )
  )
}

function supervision(face: InvoiceFace): string {
  return group(
    'TaxSupervisionInfo',
    element('InvoiceNumber', face.invoiceNumber),
    element('IssueTime', shanghaiTime(face.issuedAt).date),
    element('TaxBureauCode', face.taxBureau.code),
    element('TaxBureauName', face.taxBureau.name)
  )
}

function emptySignature(): string {
  return group(
    'TaxBureauSignature',
    `<Reference URI="${SIGNED_PARTS}"/>`,
    element('SignatureAlgorithm', '1.2.156.10197.1.501'),
    element('SignatureFormat', 'DETACH'),
    group('SignatureTime'),
    group('SignatureValue'),
    group('KeyInfo')
  )
}
