import { BLANK_PARTY, blankInvoice } from '#app/documents/inspect/blank_invoice'
import { kindNamed } from '#app/documents/inspect/kind_named'
import { leavesOf } from '#app/documents/inspect/extra_values'
import type {
  InspectedInvoice,
  InspectedLine,
  InspectedParty,
} from '#app/documents/inspect/inspected_invoice'
import { lineTotal } from '#app/documents/inspect/line_total'
import type { LenientValues } from '#app/documents/inspect/lenient_values'
import { child, children, localName, type XmlElement } from '#app/documents/xml/xml_tree'

const MOST_EXTRA = 500
const CODES = 'TaxpayerIdentificationNumberUnifiedSocialCreditCodeOf'
const LINES = 'InformationOfTaxableGoodsOrServicesDetailItemsTuple'

/** What both taxonomies say in places of the normal form; the rest is kept by its name. */
const KNOWN = [
  'InvoiceNumber|SellerName|SellerIdNum|RequestTime|WhetherEinvoiceIsRedEinvoice',
  'TotalAmWithoutTax|TotalTaxAm|TotalTax-includedAmount',
  '(Code|Number|Type)OfInvoice|NumberOfInvoiceMachine|DateOfIssue|IdentifyingCode',
  `(NameOf|AddressPhoneNumberOf|DepositBankAndAccountNumberOf|${CODES})(Seller|Purchaser)`,
  'TotalAmountExcludingTax|TotalTaxAmount|TaxIncludedAmountIn(Words|Figures)',
  'Remarks|Payee|Reviewer|Issuer',
  `(context|unit|${LINES})/.*`,
].map((names) => new RegExp(`^(${names})$`))

export function isXbrl(root: XmlElement): boolean {
  return localName(root) === 'xbrl'
}

/**
 * The data that accounting standards put beside an invoice: what its receiver booked (`einv`, 2023-12-31) or what
 * the issuer of an older one attached (`inv`, 2021-09-30). Null when it is about something else.
 */
export function inspectXbrl(root: XmlElement, values: LenientValues): InspectedInvoice | null {
  const read = [digital, older].find((one) => one.isOf(root))
  if (!read) return null
  const extra = leavesOf(root).filter(({ name }) => !KNOWN.some((names) => names.test(name)))
  return { ...read.of(root, values), extra: extra.slice(0, MOST_EXTRA) }
}

interface Taxonomy {
  isOf: (root: XmlElement) => boolean
  of: (root: XmlElement, values: LenientValues) => InspectedInvoice
}

/** It names the seller and who booked the invoice, not its buyer. */
const digital: Taxonomy = {
  isOf: (root) => child(root, 'InvoiceNumber') !== null,
  of: (root, values) => {
    const blank = blankInvoice('digital')
    const red = values.text(root, 'WhetherEinvoiceIsRedEinvoice')
    return {
      ...blank,
      invoiceNumber: values.text(root, 'InvoiceNumber'),
      isCredit: red === null ? null : ['true', '1'].includes(red),
      issuedAt: values.moment(root, 'RequestTime'),
      seller: {
        ...blank.seller,
        name: values.text(root, 'SellerName'),
        taxpayerId: values.text(root, 'SellerIdNum'),
      },
      netFen: values.amount(root, 'TotalAmWithoutTax'),
      taxFen: values.tax(root, 'TotalTaxAm'),
      totalFen: values.amount(root, 'TotalTax-includedAmount'),
    }
  },
}

const older: Taxonomy = {
  isOf: (root) => child(root, 'NumberOfInvoice') !== null,
  of: (root, values) => {
    const totalFen = values.amount(root, 'TaxIncludedAmountInFigures')
    return {
      ...blankInvoice('vat'),
      invoiceCode: values.text(root, 'CodeOfInvoice'),
      invoiceNumber: values.text(root, 'NumberOfInvoice'),
      kind: kindNamed(values.text(root, 'TypeOfInvoice')),
      isCredit: totalFen === null ? null : totalFen < 0,
      issuedAt: values.moment(root, 'DateOfIssue'),
      seller: { ...party('Seller', root, values), taxpayerKind: null },
      buyer: party('Purchaser', root, values),
      lines: children(root, LINES).map((one) => line(one, values)),
      netFen: values.amount(root, 'TotalAmountExcludingTax'),
      taxFen: values.tax(root, 'TotalTaxAmount'),
      totalFen,
      totalInWords: values.text(root, 'TaxIncludedAmountInWords'),
      remark: values.text(root, 'Remarks'),
      issuedBy: values.text(root, 'Issuer'),
      payee: values.text(root, 'Payee'),
      checker: values.text(root, 'Reviewer'),
      checkCode: values.text(root, 'IdentifyingCode'),
      machineNumber: values.text(root, 'NumberOfInvoiceMachine'),
    }
  },
}

function party(
  role: 'Seller' | 'Purchaser',
  root: XmlElement,
  values: LenientValues
): InspectedParty {
  return {
    ...BLANK_PARTY,
    name: values.text(root, `NameOf${role}`),
    taxpayerId: values.text(root, `${CODES}${role}`),
    addressAndPhone: values.text(root, `AddressPhoneNumberOf${role}`),
    bankAndAccount: values.text(root, `DepositBankAndAccountNumberOf${role}`),
  }
}

function line(one: XmlElement, values: LenientValues): InspectedLine {
  const netFen = values.amount(one, 'AmountExcludingTax')
  const taxFen = values.tax(one, 'TaxAmount')
  return {
    name: values.text(one, 'NameOfTaxableGoodsOrServices'),
    spec: values.text(one, 'Specification'),
    unit: values.text(one, 'UnitOfGoodsOrServices'),
    quantity: values.decimal(one, 'QuantityOfGoodsOrServices'),
    unitPriceExclTax: values.decimal(one, 'UnitPriceOfGoodsOrServices'),
    netFen,
    ...values.rate(one, 'TaxRate'),
    deductionFen: null,
    taxFen,
    totalFen: lineTotal(netFen, taxFen),
    taxClassCode: null,
  }
}
