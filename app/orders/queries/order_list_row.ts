import db from '@adonisjs/lucid/services/db'
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
  /** Of all lines. */
  discountFen: Fen
  hasFindings: boolean
  placedAt: DateTime
  submittedAt: DateTime | null
  authorId: string
  details: OrderDetails
}

const COLUMNS = [
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

/** The columns above, and what was taken off the prices of the order's lines. */
export function orderListColumns() {
  return [
    ...COLUMNS,
    db.raw(
      '(select coalesce(sum(discount_fen), 0) from order_lines where order_id = orders.id) as discount_fen'
    ),
  ]
}

/** These columns as the driver hands them over. */
export interface StoredOrder {
  id: string
  number: string
  external_number: string | null
  status: OrderStatus
  order_type: OrderType
  source: OrderSource
  invoice_kind: InvoiceKind
  total_fen: string
  discount_fen: string
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
    discountFen: fen(toSafeInteger(row.discount_fen) ?? 0),
    hasFindings: row.has_findings,
    placedAt: DateTime.fromJSDate(row.placed_at).toUTC(),
    submittedAt: row.submitted_at && DateTime.fromJSDate(row.submitted_at).toUTC(),
    authorId: row.author_id,
    details: open<OrderDetails>('orders.personal', row.id, row.personal),
  }
}
