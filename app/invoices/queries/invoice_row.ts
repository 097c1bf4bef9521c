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
  isCredit: boolean
  reversal: 'none' | 'part' | 'whole'
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
  'invoices.original_invoice_id',
  'invoices.credited_fen',
  'invoices.reversed_at',
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
  original_invoice_id: string | null
  credited_fen: string
  reversed_at: Date | null
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
    isCredit: row.original_invoice_id !== null,
    reversal: row.reversed_at ? 'whole' : Number(row.credited_fen) > 0 ? 'part' : 'none',
    buyer: open<BuyerDetails>('invoices.buyer', row.id, row.buyer),
    createdAt: DateTime.fromJSDate(row.created_at, { zone: 'utc' }),
    issuedAt: row.issued_at && DateTime.fromJSDate(row.issued_at, { zone: 'utc' }),
  }
}
