import type {
  CreditReference,
  InvoiceKind,
  SpecialTaxation,
  TaxpayerKind,
  TaxTreatment,
} from '#app/documents/invoice_face'
import type { Fen } from '#app/platform/money/fen'

export interface InspectedParty {
  name: string | null
  taxpayerId: string | null
  address: string | null
  phone: string | null
  bankName: string | null
  bankAccount: string | null
  /** Older invoices write the two as one text. */
  addressAndPhone: string | null
  bankAndAccount: string | null
}

export interface InspectedLine {
  name: string | null
  spec: string | null
  unit: string | null
  quantity: string | null
  unitPriceExclTax: string | null
  netFen: Fen | null
  taxRate: string | null
  taxTreatment: TaxTreatment | null
  /** Only where the remark tells it, and there is one line. */
  deductionFen: Fen | null
  taxFen: Fen | null
  totalFen: Fen | null
  taxClassCode: string | null
}

/** A value that some kinds of invoices have, by the path of its element: `Toll/…/PlateNumber`. */
export interface ExtraValue {
  name: string
  value: string
}

/**
 * An invoice of anybody, read from whatever file: the fields of an `InvoiceFace` and of the older paper-like
 * invoices. What a file does not say is null.
 */
export interface InspectedInvoice {
  /** Fully digital, or an electronic one of the older kind with code and check code. */
  family: 'digital' | 'vat'
  /** Of the form of the XML, `0.33`. */
  version: string | null
  invoiceCode: string | null
  invoiceNumber: string | null
  kind: InvoiceKind | null
  isCredit: boolean | null
  creditReference: CreditReference | null
  /** UTC; files that say only the day mean its beginning in Asia/Shanghai. */
  issuedAt: string | null
  seller: InspectedParty & { taxpayerKind: TaxpayerKind | null }
  buyer: InspectedParty
  /** Null where the file has no labels for it. */
  specialTaxation: SpecialTaxation[] | null
  lines: InspectedLine[]
  netFen: Fen | null
  taxFen: Fen | null
  totalFen: Fen | null
  totalInWords: string | null
  remark: string | null
  issuedBy: string | null
  payee: string | null
  checker: string | null
  checkCode: string | null
  machineNumber: string | null
  taxBureau: { code: string; name: string } | null
  invoiceTag: string | null
  isSample: boolean
  /** Of tolls, journeys, payments: everything that only such invoices say. */
  extra: ExtraValue[]
}

/** A value that is there and cannot be read, that every invoice has and this file lacks, or that another one denies. */
export interface Unread {
  field: string
  reason: 'missing' | 'unreadable' | 'contradicting'
  /** At most 100 characters of what stands there. */
  value?: string
}
