import type { TaxpayerIdFailure } from '#app/platform/identifiers/taxpayer_id'
import type { Fen } from '#app/platform/money/fen'

export const TAXPAYER_KINDS = ['general', 'small_scale'] as const
export const QUALIFICATION_KINDS = [
  'business_licence',
  'tax_registration',
  'postal_licence',
  'other',
] as const

/** Why a small-scale taxpayer does without the lower rate of 1 %, as the tax side wants to know it. */
export const FULL_RATE_CHOICES = ['buyer_wants_deduction', 'gave_up_reduction'] as const

/** What an invoice can tell of both sides in its remarks box, in the order in which it does. */
export const REMARK_PARTS = [
  'printsBuyerBank',
  'printsBuyerAddress',
  'printsSellerBank',
  'printsSellerAddress',
] as const

/** How the enterprise invoices; what is left out stays as it is. */
export interface InvoicingSettings extends Record<(typeof REMARK_PARTS)[number], boolean> {
  /** Most of one invoice, without tax; null for no limit. */
  invoiceLimitFen: Fen | null
  /** Null: the lower rate. Means nothing for a general taxpayer. */
  fullRateChoice: (typeof FULL_RATE_CHOICES)[number] | null
}

/** The enterprise as it stands on its invoices; public facts, not personal ones. */
export interface SellerValues extends Partial<InvoicingSettings> {
  name: string
  taxpayerId: string
  taxpayerKind: (typeof TAXPAYER_KINDS)[number]
  /** First four digits of the administrative code: `4201` is Wuhan. */
  regionCode: string
  address: string
  phone: string
  bankName: string
  bankAccount: string
  /** Printed as the person who issues. */
  issuerName: string
  /** Key of a tax plugin. */
  taxChannel: string
  /** Invoices are issued in the name of the default seller unless an order says otherwise. */
  isDefault: boolean
}

export type SellerFailure =
  | TaxpayerIdFailure
  | { type: 'taxpayer_id_taken' }
  | { type: 'channel_unknown' }
  | { type: 'missing' }
