/**
 * Why a row of a sheet cannot become an order. Every code has a text (`imports.reasons.<code>`) and a way
 * out (`imports.remedies.<code>`) in both languages.
 */
export const REFUSAL_REASONS = [
  'required_missing',
  'text_too_long',
  'number_broken_by_excel',
  'phone_invalid',
  'address_unreadable',
  'address_district_missing',
  'address_detail_missing',
  'quantity_invalid',
  'quantity_broken',
  'price_invalid',
  'price_precision',
  'discount_invalid',
  'discount_precision',
  'invoice_kind_unknown',
  'special_invoice_needs_taxpayer_id',
  'taxpayer_id_length',
  'taxpayer_id_characters',
  'taxpayer_id_check_digit',
  'email_invalid',
  // Decided against the database, not by the row alone.
  'sku_unknown',
  'discount_too_large',
  'external_number_of_other_customer',
  'row_repeated',
  'other_row_of_order_refused',
  'order_already_placed',
] as const

export type RefusalReason = (typeof REFUSAL_REASONS)[number]

export interface RowRefusal {
  /** The column's name as it stands in the sheet's own header. */
  column: string
  /** The cell as written; personal data, so it is stored and shown like the row itself. */
  value: string
  reason: RefusalReason
}

/** Keys below the `imports` language file. */
export function remedyKey(reason: RefusalReason): string {
  return `remedies.${reason}`
}

export function reasonKey(reason: RefusalReason): string {
  return `reasons.${reason}`
}
