import db from '@adonisjs/lucid/services/db'
import { namesOf } from '#app/identity/queries/names_of'
import Order from '#app/orders/models/order'
import OrderCheck from '#app/orders/models/order_check'
import { orderFiles } from '#app/desk/queries/order_files'
import { orderTimeline } from '#app/desk/queries/order_timeline'

/** What the desk shows of the rows that hang on an order; money as the driver gives it: text. */
export interface RelatedRows {
  payments: { id: string; provider: string; state: string; amount_fen: string; created_at: Date }[]
  shipments: {
    id: string
    number: string
    state: string
    courier: string | null
    waybill_number: string | null
    created_at: Date
  }[]
  invoices: {
    id: string
    state: string
    invoice_number: string | null
    total_fen: string
    created_at: Date
  }[]
  messages: { id: string; template: string; channel: string; state: string; queued_at: Date }[]
}

/** Everything about one order that staff see on its page; null when there is none. */
export async function orderPage(orderId: string) {
  const order = await Order.query().where('id', orderId).preload('lines').first()
  if (!order || order.isEmptied) return null
  const [check, holds, related, files] = await Promise.all([
    OrderCheck.query().where('orderId', orderId).orderBy('round', 'desc').first(),
    holdsOf(orderId),
    relatedRows(orderId),
    orderFiles(orderId),
  ])
  const timeline = await orderTimeline(order, related)
  const names = await namesOf([order.authorId, ...timeline.map(({ actorId }) => actorId)])
  return { order, verdicts: check?.verdicts ?? [], holds, related, files, timeline, names }
}

async function holdsOf(orderId: string): Promise<Map<string, string>> {
  const rows: { product_id: string; state: string }[] = await db
    .from('stock_holds')
    .where('order_id', orderId)
    .select('product_id', 'state')
  return new Map(rows.map((row) => [row.product_id, row.state]))
}

async function relatedRows(orderId: string): Promise<RelatedRows> {
  const of = (table: string, ...columns: string[]) =>
    db
      .from(table)
      .where('order_id', orderId)
      .select('id', 'state', ...columns)
  const [payments, shipments, invoices, messages] = await Promise.all([
    of('payments', 'provider', 'amount_fen', 'created_at').orderBy('created_at'),
    of('shipments', 'number', 'courier', 'waybill_number', 'created_at').orderBy('created_at'),
    db
      .from('invoices')
      .join('invoice_orders as share', 'share.invoice_id', 'invoices.id')
      .where('share.order_id', orderId)
      .select('id', 'state', 'invoice_number', 'total_fen', 'created_at')
      .orderBy('created_at'),
    of('messages', 'template', 'channel', 'queued_at').orderBy('queued_at', 'desc').limit(20),
  ])
  return { payments, shipments, invoices, messages }
}
