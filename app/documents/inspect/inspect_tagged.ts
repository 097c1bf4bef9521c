import { BLANK_PARTY, blankInvoice } from '#app/documents/inspect/blank_invoice'
import type {
  InspectedInvoice,
  InspectedLine,
  InspectedParty,
} from '#app/documents/inspect/inspected_invoice'
import { lineTotal } from '#app/documents/inspect/line_total'
import type { LenientValues } from '#app/documents/inspect/lenient_values'
import { readOldQrContent } from '#app/documents/qr_content'
import { withDeduction } from '#app/documents/remark_texts'
import { child, children, localName, type XmlElement } from '#app/documents/xml/xml_tree'
import { fen } from '#app/platform/money/fen'

/**
 * An invoice by the names that custom tags of OFD files use, and the attached `eInvoice` of older ones
 * (China's e-invoice facts, 12.1).
 */
export function inspectTagged(root: XmlElement, values: LenientValues): InspectedInvoice {
  const invoiceCode = values.text(root, 'InvoiceCode')
  const totalFen = values.amount(root, 'TaxInclusiveTotalAmount')
  const remark = values.text(root, 'Note')
  return {
    ...blankInvoice(invoiceCode === null ? 'digital' : 'vat'),
    invoiceCode,
    invoiceNumber: values.text(root, 'InvoiceNo'),
    kind: readOldQrContent(values.text(root, 'GraphCode') ?? '')?.kind ?? null,
    isCredit: totalFen === null ? null : totalFen < 0,
    issuedAt: values.moment(root, 'IssueDate'),
    seller: { ...party('Seller', root, values), taxpayerKind: null },
    buyer: party('Buyer', root, values),
    lines: withDeduction(
      lineElements(root).map((one) => line(one, values)),
      remark
    ),
    netFen: values.amount(root, 'TaxExclusiveTotalAmount'),
    taxFen: values.tax(root, 'TaxTotalAmount'),
    totalFen,
    remark,
    issuedBy: values.text(root, 'InvoiceClerk'),
    payee: values.text(root, 'Payee'),
    checker: values.text(root, 'Checker'),
    checkCode: values.text(root, 'InvoiceCheckCode')?.replace(/\s/g, '') ?? null,
    machineNumber: values.text(root, 'MachineNo'),
  }
}

function party(role: 'Seller' | 'Buyer', root: XmlElement, values: LenientValues): InspectedParty {
  const side = child(root, role)
  return {
    ...BLANK_PARTY,
    name: values.text(side, `${role}Name`),
    taxpayerId: values.text(side, `${role}TaxID`),
    addressAndPhone: values.text(side, `${role}AddrTel`),
    bankAndAccount: values.text(side, `${role}FinancialAccount`),
  }
}

const LINE_NAMES = [
  'item',
  'specification',
  'measurementdimension',
  'price',
  'quantity',
  'amount',
  'taxscheme',
  'taxamount',
]

/** Lines have elements of their own, or their values follow each other: then each begins with its `Item`. */
function lineElements(root: XmlElement): XmlElement[] {
  const nested = children(child(root, 'GoodsInfos'), 'GoodsInfo')
  if (nested.length > 0) return nested
  const flat = root.children.filter((one) => LINE_NAMES.includes(localName(one).toLowerCase()))
  const count = children(root, 'Item').length
  const lines = Array.from({ length: count }, (): XmlElement => ({
    name: 'GoodsInfo',
    attributes: {},
    text: '',
    children: [],
  }))
  const isByColumn =
    count > 1 && flat.slice(0, count).every((one) => localName(one).toLowerCase() === 'item')
  const seen = new Map<string, number>()
  let current = -1
  for (const one of flat) {
    const name = localName(one).toLowerCase()
    const nth = seen.get(name) ?? 0
    seen.set(name, nth + 1)
    if (name === 'item') current++
    lines[isByColumn ? nth : current]?.children.push(one)
  }
  return lines
}

function line(one: XmlElement, values: LenientValues): InspectedLine {
  const netFen = values.amount(one, 'Amount')
  const rated = values.rate(one, 'TaxScheme')
  const isUntaxed = rated.taxTreatment === 'exempt' || rated.taxTreatment === 'not_taxed'
  const taxFen = isUntaxed ? fen(0) : values.tax(one, 'TaxAmount')
  return {
    name: values.text(one, 'Item'),
    spec: values.text(one, 'Specification'),
    unit: values.text(one, 'MeasurementDimension'),
    quantity: values.decimal(one, 'Quantity'),
    unitPriceExclTax: values.decimal(one, 'Price'),
    netFen,
    ...rated,
    deductionFen: null,
    taxFen,
    totalFen: lineTotal(netFen, taxFen),
    taxClassCode: null,
  }
}
