import { DateTime } from 'luxon'
import type { BuyerDetails } from '#app/invoices/invoice_parties'
import type { InvoiceState } from '#app/invoices/invoice_states'
import { open } from '#app/platform/crypto/envelope'
import { toSafeInteger } from '#app/platform/database/columns'
import { type Fen, fen } from '#app/platform/money/fen'

/** A line of an invoice list. */
export interface InvoiceRow {
  id: string
  invoiceNumber: string | null
  orderId: string
  orderNumber: string
  kind: 'ordinary' | 'vat_special'
  state: InvoiceState
  problem: string | null
  totalFen: Fen
  buyer: BuyerDetails
  createdAt: DateTime
  issuedAt: DateTime | null
}

export const INVOICE_COLUMNS = [
  'invoices.id',
  'invoices.invoice_number',
  'invoices.order_id',
  'orders.number as order_number',
  'invoices.kind',
  'invoices.state',
  'invoices.problem',
  'invoices.total_fen',
  'invoices.buyer',
  'invoices.created_at',
  'invoices.issued_at',
]

/** The columns above as the driver hands them over. */
export interface StoredInvoice {
  id: string
  invoice_number: string | null
  order_id: string
  order_number: string
  kind: 'ordinary' | 'vat_special'
  state: InvoiceState
  problem: string | null
  total_fen: string
  buyer: Buffer
  created_at: Date
  issued_at: Date | null
}

export function toInvoiceRow(row: StoredInvoice): InvoiceRow {
  return {
    id: row.id,
    invoiceNumber: row.invoice_number,
    orderId: row.order_id,
    orderNumber: row.order_number,
    kind: row.kind,
    state: row.state,
    problem: row.problem,
    totalFen: fen(toSafeInteger(row.total_fen) ?? 0),
    buyer: open<BuyerDetails>('invoices.buyer', row.id, row.buyer),
    createdAt: DateTime.fromJSDate(row.created_at, { zone: 'utc' }),
    issuedAt: row.issued_at && DateTime.fromJSDate(row.issued_at, { zone: 'utc' }),
  }
}
