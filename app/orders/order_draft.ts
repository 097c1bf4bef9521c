import type { CustomerDraft, TitleDetails } from '#app/customers/customer_draft'
import type { Fen } from '#app/platform/money/fen'

export type OrderSource = 'desk' | 'portal' | 'import' | 'api'
export type OrderType = 'parcel' | 'service' | 'mixed'
export type InvoiceKind = 'ordinary' | 'vat_special' | 'none'

/** An order before it exists, whichever door it comes through: desk, portal or sheet. */
export interface OrderDraft {
  /** The customer's own number; the same number is the same order. */
  externalNumber: string | null
  customer: CustomerDraft
  invoiceKind: InvoiceKind
  remark: string | null
  lines: OrderLineDraft[]
}

export interface OrderLineDraft {
  sku: string
  /** Decimal string, at most three decimals. */
  quantity: string
  /** Decimal string in yuan, at most two decimals; null takes the price of the catalogue. */
  unitPriceInclTax: string | null
  /** Taken off the line as a whole, less than it costs; nothing when left off. */
  discountFen?: Fen
}

/** The personal side of an order, kept in one envelope. */
export interface OrderDetails {
  customerName: string
  contactName: string
  recipient: string
  phone: string
  address: string
  remark: string | null
  title: TitleDetails | null
}
