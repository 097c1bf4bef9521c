import type { TaxpayerIdFailure } from '#app/platform/identifiers/taxpayer_id'

export const TAXPAYER_KINDS = ['general', 'small_scale'] as const
export const QUALIFICATION_KINDS = [
  'business_licence',
  'tax_registration',
  'postal_licence',
  'other',
] as const

/** The enterprise as it stands on its invoices; public facts, not personal ones. */
export interface SellerValues {
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
