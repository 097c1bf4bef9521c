import type { DateTime } from 'luxon'
import type { Fen } from '#app/platform/money/fen'

export type DocumentFormat = 'pdf' | 'ofd' | 'xml'

export interface InvoiceSeller {
  name: string
  taxpayerId: string
  address: string
  phone: string
  bankName: string
  bankAccount: string
}

/** The buyer by the invoice title. Personal: never logged, never in an error. */
export interface InvoiceBuyer {
  name: string
  /** Null for a person, and for an organisation that named none. */
  taxpayerId: string | null
  /** A person, no trader: no special invoice, and it may refuse a credit invoice. */
  isNaturalPerson: boolean
  address: string | null
  phone: string | null
  bankName: string | null
  bankAccount: string | null
}

/**
 * What a line is to its neighbours: a `discount` (negative, without quantity) stands right behind the
 * `discounted` line that it lowers. A credit invoice has normal lines only.
 */
export type LineNature = 'normal' | 'discounted' | 'discount'

/** Why a line is taxed otherwise than usual; the codes of the tax side are each plugin's business. */
export type TaxPreference =
  | 'simplified'
  | 'simplified_3'
  | 'simplified_5'
  | 'reduced_5_to_1_5'
  | 'exempt'
  | 'not_taxed'
  | 'refund_on_levy'

/** Amounts hold exactly: netFen + taxFen = totalFen on each line and in the sums. */
export interface InvoiceLine {
  /** From 1 without gaps. */
  position: number
  /** Goods or service, without the class short name. */
  name: string
  taxClassCode: string
  /** Printed between asterisks before the name. */
  taxClassShortName: string
  spec: string | null
  unit: string | null
  /** Decimal strings, both or neither. Up to 8 and 13 decimals. */
  quantity: string | null
  unitPriceExclTax: string | null
  /** `0.1300` for thirteen percent. */
  taxRate: string
  taxTreatment: 'taxed' | 'exempt' | 'not_taxed' | 'zero_rated'
  nature: LineNature
  preference: TaxPreference | null
  /**
   * Margin taxation: what is taken off the amount with tax before the tax is computed, so that
   * tax = (total − deduction) ÷ (1 + rate) × rate. Negative on a credit line; null for everything else.
   */
  deductionFen: Fen | null
  netFen: Fen
  taxFen: Fen
  totalFen: Fen
}

/** Why a small-scale taxpayer does without the lower rate of 1 %, as the tax side wants to know it. */
export type FullRateChoice = 'buyer_wants_deduction' | 'gave_up_reduction'

export interface IssueRequest {
  /**
   * Our issue request number, stored before the call: the idempotency key. The same number twice is
   * one invoice. While its outcome is unknown nobody asks again under another number.
   */
  requestNumber: string
  kind: 'ordinary' | 'vat_special'
  seller: InvoiceSeller
  buyer: InvoiceBuyer
  /** At least one. */
  lines: InvoiceLine[]
  netFen: Fen
  taxFen: Fen
  totalFen: Fen
  /** Printed in the remarks box, complete; may be empty. */
  remark: string
  /** The person who issues, as printed. */
  issuedBy: string
  fullRateChoice: FullRateChoice | null
}

export interface IssuedInvoice {
  /** Twenty digits, given by the tax side. */
  invoiceNumber: string
  issuedAt: DateTime
  /** The business day in China, `2026-11-24`; printed as the date of issue. */
  issuedOn: string
  totalFen: Fen
  /** Which documents can be fetched now; a subset of the capability. More may come later. */
  documents: DocumentFormat[]
}

export interface InvoiceQuota {
  /** What may still be issued this month; the quota counts amounts without tax. */
  remainingFen: Fen
  asOf: DateTime
}

/** Whether the person who issues is signed in at the tax side, and until when. */
export interface DrawerSession {
  state: 'signed_in' | 'login_needed'
  expiresAt: DateTime | null
}

/** What the person who issues has to scan with the tax side's app. */
export interface LoginChallenge {
  qrContent: string
  expiresAt: DateTime
}

/** What the tax side knows of a taxpayer id. */
export interface TitleAnswer {
  matches: boolean
  /** The name that goes with the taxpayer id, when the tax side tells it. */
  knownName: string | null
}
