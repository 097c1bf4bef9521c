import { DateTime } from 'luxon'
import { toSafeInteger } from '#app/platform/database/columns'
import { open } from '#app/platform/crypto/envelope'
import { type Fen, fen } from '#app/platform/money/fen'
import type { InvoiceKind, OrderDetails, OrderSource, OrderType } from '#app/orders/order_draft'
import type { OrderStatus } from '#app/orders/order_states'

/** A line of an order list: everything shown, nothing more, no joins. */
export interface OrderListRow {
  id: string
  number: string
  externalNumber: string | null
  status: OrderStatus
  orderType: OrderType
  source: OrderSource
  invoiceKind: InvoiceKind
  totalFen: Fen
  hasFindings: boolean
  placedAt: DateTime
  submittedAt: DateTime | null
  authorId: string
  details: OrderDetails
}

export const ORDER_LIST_COLUMNS = [
  'orders.id',
  'orders.number',
  'orders.external_number',
  'orders.status',
  'orders.order_type',
  'orders.source',
  'orders.invoice_kind',
  'orders.total_fen',
  'orders.has_findings',
  'orders.placed_at',
  'orders.submitted_at',
  'orders.author_id',
  'orders.personal',
]

/** The columns above as the driver hands them over. */
export interface StoredOrder {
  id: string
  number: string
  external_number: string | null
  status: OrderStatus
  order_type: OrderType
  source: OrderSource
  invoice_kind: InvoiceKind
  total_fen: string
  has_findings: boolean
  placed_at: Date
  submitted_at: Date | null
  author_id: string
  personal: Buffer
}

export function toListRow(row: StoredOrder): OrderListRow {
  return {
    id: row.id,
    number: row.number,
    externalNumber: row.external_number,
    status: row.status,
    orderType: row.order_type,
    source: row.source,
    invoiceKind: row.invoice_kind,
    totalFen: fen(toSafeInteger(row.total_fen) ?? 0),
    hasFindings: row.has_findings,
    placedAt: DateTime.fromJSDate(row.placed_at).toUTC(),
    submittedAt: row.submitted_at && DateTime.fromJSDate(row.submitted_at).toUTC(),
    authorId: row.author_id,
    details: open<OrderDetails>('orders.personal', row.id, row.personal),
  }
}
