import { isCredit, isSample, kind, taxpayerKind } from '#app/documents/inspect/digital_labels'
import { BLANK_PARTY, blankInvoice } from '#app/documents/inspect/blank_invoice'
import { extraValues } from '#app/documents/inspect/extra_values'
import type {
  InspectedInvoice,
  InspectedLine,
  InspectedParty,
} from '#app/documents/inspect/inspected_invoice'
import type { LenientValues } from '#app/documents/inspect/lenient_values'
import { withDeduction } from '#app/documents/remark_texts'
import { readShanghaiTime } from '#app/documents/shanghai_time'
import { specialTaxation } from '#app/documents/xml/special_taxation'
import { child, children, type XmlElement } from '#app/documents/xml/xml_tree'

/** An `EInvoice` of any version (China's e-invoice facts, 2.1 to 2.3), whatever it leaves out. */
export function inspectDigitalXml(root: XmlElement, values: LenientValues): InspectedInvoice {
  const header = child(root, 'Header')
  const body = child(root, 'EInvoiceData')
  const basic = child(body, 'BasicInformation')
  const supervision = child(root, 'TaxSupervisionInfo')
  const labels = child(header, 'InherentLabel')
  const totalFen = values.amount(basic, 'TotalTax-includedAmount')
  const remark = values.text(body, 'AdditionalInformation', 'Remark')
  const code = values.text(supervision, 'TaxBureauCode')
  const name = values.text(supervision, 'TaxBureauName')
  return {
    ...blankInvoice('digital'),
    version: values.text(header, 'Version'),
    invoiceNumber: invoiceNumber(header, supervision, values),
    kind: kind(labels, values),
    isCredit: isCredit(labels, values) ?? (totalFen === null ? null : totalFen < 0),
    creditReference: creditReference(body, values),
    issuedAt: issuedAt(supervision, basic, values),
    seller: {
      ...party('Seller', child(body, 'SellerInformation'), values),
      taxpayerKind: taxpayerKind(labels, values),
    },
    buyer: party('Buyer', child(body, 'BuyerInformation'), values),
    specialTaxation: specialTaxation(header),
    lines: withDeduction(
      children(body, 'IssuItemInformation').map((item) => line(item, values)),
      remark
    ),
    netFen: values.amount(basic, 'TotalAmWithoutTax'),
    taxFen: values.tax(basic, 'TotalTaxAm'),
    totalFen,
    totalInWords: values.text(basic, 'TotalTax-includedAmountInChinese'),
    remark,
    issuedBy: values.text(basic, 'Drawer'),
    taxBureau: code !== null && name !== null ? { code, name } : null,
    invoiceTag: values.text(header, 'EInvoiceTag'),
    isSample: isSample(header, remark),
    extra: extraValues(root),
  }
}

/** The number stands twice; that of the tax side counts. */
function invoiceNumber(
  header: XmlElement | null,
  supervision: XmlElement | null,
  values: LenientValues
): string | null {
  const [own, given] = [values.text(header, 'EIid'), values.text(supervision, 'InvoiceNumber')]
  if (own !== null && given !== null && own !== given) values.contradict(['Header', 'EIid'], own)
  return given ?? own
}

function creditReference(body: XmlElement | null, values: LenientValues) {
  const block = child(body, 'SpecificInformation', 'RedEInvoice')
  if (block === null) return null
  const originalInvoiceNumber = values.text(block, 'OriginalInvoiceCode')
  const confirmationNumber = values.text(block, 'CreditNoteNumber')
  return originalInvoiceNumber === null || confirmationNumber === null
    ? null
    : { originalInvoiceNumber, confirmationNumber }
}

/** The day of issue counts; its time stands in `RequestTime` of the same day. */
function issuedAt(
  supervision: XmlElement | null,
  basic: XmlElement | null,
  values: LenientValues
): string | null {
  const issued = values.text(supervision, 'IssueTime')
  const requested = values.text(basic, 'RequestTime')
  const isSameDay = issued?.length === 10 && requested?.startsWith(issued)
  const precise = isSameDay ? readShanghaiTime(requested ?? '') : null
  return precise ?? values.moment(supervision, 'IssueTime')
}

function party(
  role: 'Seller' | 'Buyer',
  side: XmlElement | null,
  values: LenientValues
): InspectedParty {
  return {
    ...BLANK_PARTY,
    name: values.text(side, `${role}Name`),
    taxpayerId: values.text(side, `${role}IdNum`),
    address: values.text(side, `${role}Addr`),
    phone: values.text(side, `${role}TelNum`),
    bankName: values.text(side, `${role}BankName`),
    bankAccount: values.text(side, `${role}BankAccNum`),
  }
}

function line(item: XmlElement, values: LenientValues): InspectedLine {
  return {
    name: values.text(item, 'ItemName'),
    spec: values.text(item, 'SpecMod'),
    unit: values.text(item, 'MeaUnits'),
    quantity: values.decimal(item, 'Quantity'),
    unitPriceExclTax: values.decimal(item, 'UnPrice'),
    netFen: values.amount(item, 'Amount'),
    ...values.rate(item, 'TaxRate'),
    deductionFen: null,
    taxFen: values.tax(item, 'ComTaxAm'),
    totalFen: values.amount(item, 'TotaltaxIncludedAmount'),
    taxClassCode: values.text(item, 'TaxClassificationCode'),
  }
}
