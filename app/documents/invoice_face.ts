import type { Fen } from '#app/platform/money/fen'

/** `ordinary` and `vat_special` differ in title, QR type and label codes; the face is the same. */
export type InvoiceKind = 'ordinary' | 'vat_special'

export type TaxTreatment = 'taxed' | 'exempt' | 'not_taxed' | 'zero_rated'

/** How an invoice is taxed otherwise than usual, as its XML labels it. */
export const SPECIAL_TAXATIONS = [
  'not_taxed',
  'zero_rated',
  'margin',
  'exempt',
  'simplified',
  'reduced',
] as const

export type SpecialTaxation = (typeof SPECIAL_TAXATIONS)[number]

export type TaxpayerKind = 'general' | 'small_scale' | 'transferred_small_scale' | 'natural_person'

export interface Party {
  name: string
  taxpayerId: string | null
  address: string | null
  phone: string | null
  bankName: string | null
  bankAccount: string | null
}

export interface FaceSeller extends Party {
  taxpayerId: string
  taxpayerKind: TaxpayerKind
}

export interface FaceLine {
  /** As printed: the short name of the tax class between asterisks, then the name of the goods. */
  name: string
  spec: string | null
  unit: string | null
  /** Decimal string without padding. Quantity and unit price are both there or both null. */
  quantity: string | null
  /** Decimal string without padding, at most 13 decimals. */
  unitPriceExclTax: string | null
  netFen: Fen
  /** A fraction without padding, `0.09`; `0` unless `taxTreatment` is `taxed`. */
  taxRate: string
  taxTreatment: TaxTreatment
  /** Margin taxation: what is taken off the total before the tax is computed; has its sign. Null otherwise. */
  deductionFen: Fen | null
  taxFen: Fen
  totalFen: Fen
  /** 19 digits. */
  taxClassCode: string
}

/** What a credit (red-letter) invoice corrects. */
export interface CreditReference {
  originalInvoiceNumber: string
  confirmationNumber: string
}

/**
 * Everything an invoice shows and carries. It is the input of every writer (XML, PDF, OFD) and the normal form
 * that every reader gives back: absent values are null, texts are trimmed, decimals have no padding.
 */
export interface InvoiceFace {
  /** 20 digits, given by the tax channel. */
  invoiceNumber: string
  kind: InvoiceKind
  isCredit: boolean
  creditReference: CreditReference | null
  /** UTC, whole seconds: `2026-04-30T02:15:00.000Z`. Documents show it in Asia/Shanghai. */
  issuedAt: string
  seller: FaceSeller
  buyer: Party
  /** In the order of `SPECIAL_TAXATIONS`, each once. */
  specialTaxation: SpecialTaxation[]
  lines: FaceLine[]
  netFen: Fen
  taxFen: Fen
  totalFen: Fen
  remark: string | null
  /** Name of the person who issues. */
  issuedBy: string
  taxBureau: { code: string; name: string }
  /** `SWEI` and the region, for example `SWEI4200`. */
  invoiceTag: string
  /** A sample has no legal force; every document of it says so. */
  isSample: boolean
}
