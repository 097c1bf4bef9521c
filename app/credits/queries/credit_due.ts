import db from '@adonisjs/lucid/services/db'
import { type Fen, fen } from '#app/platform/money/fen'

const DUE = `invoiced_fen - greatest(0, paid_fen - (
              select coalesce(sum(r.amount_fen), 0) from refunds r join payments p on p.id = r.payment_id
               where p.order_id = o.id and r.state = 'succeeded' and not p.is_surplus))`

/** How much more of an order is invoiced than was paid and not given back. */
export async function creditDue(orderId: string): Promise<Fen> {
  const { rows } = await db.rawQuery<{ rows: { fen: string }[] }>(
    `select ${DUE} as fen from orders o where o.id = ?`,
    [orderId]
  )
  return fen(Math.max(0, Number(rows[0]?.fen ?? 0)))
}

/** The orders on these invoices of which something is due. */
export async function ordersInvoicedTooHigh(invoiceIds: readonly string[]): Promise<string[]> {
  const { rows } = await db.rawQuery<{ rows: { id: string }[] }>(
    `select o.id from orders o
      where o.id in (select order_id from invoice_orders where invoice_id = any(?::uuid[])) and ${DUE} > 0
      order by o.id`,
    [[...invoiceIds]]
  )
  return rows.map(({ id }) => id)
}
