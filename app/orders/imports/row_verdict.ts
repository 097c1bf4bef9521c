import type { ParsedAddress } from '#app/customers/address_parser'
import type { Fen } from '#app/platform/money/fen'
import type { InvoiceKind } from './header_aliases.js'
import type { RowRefusal } from './refusal_reasons.js'

/** One row of a sheet, read and typed; plain values only, so that it can cross threads and be stored as JSON. */
export interface OrderRowDraft {
  externalNumber: string
  customerName: string
  contactName: string
  /** Normalised: `13812345678`, `027-82589231`. */
  phone: string
  address: ParsedAddress
  sku: string
  /** Decimal string above zero, at most three decimals, no padding: `4`, `2.5`. */
  quantity: string
  /** Yuan with two decimals: `15.00`; null: the catalogue's price holds. */
  unitPriceInclTax: string | null
  /** Of the whole line; null: none. */
  discountFen: Fen | null
  invoiceKind: InvoiceKind
  /** Null when no invoice is wanted; otherwise the customer's name when the sheet gives none. */
  invoiceTitle: string | null
  taxpayerId: string | null
  email: string | null
  remark: string | null
}

/** A refused row names every wrong cell, in the order of the sheet's columns. */
export type RowVerdict = { ok: true; draft: OrderRowDraft } | { ok: false; refusals: RowRefusal[] }
