import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import invoicingConfig from '#config/invoicing'
import type { BuiltInvoice } from '#app/invoices/built_invoice'
import { clock } from '#app/platform/clock'

const MOST = 3

/** By order: other orders of the same customer that were invoiced over the same total a short while ago. */
export async function alikeOrders(
  invoices: readonly Pick<BuiltInvoice, 'orderId' | 'totalFen'>[],
  trx: TransactionClientContract
): Promise<Map<string, string[]>> {
  const { fromFen, withinHours } = invoicingConfig.alike
  const large = invoices.filter(({ totalFen }) => totalFen >= fromFen)
  if (large.length === 0) return new Map()
  const { rows } = await trx.rawQuery<{ rows: { order_id: string; numbers: string[] }[] }>(
    `select own.id as order_id, (array_agg(distinct other.number order by other.number))[:most] as numbers
       from unnest(:orderIds::uuid[], :totals::bigint[]) as asked (order_id, total_fen)
       join orders own on own.id = asked.order_id
       join orders other on other.customer_id = own.customer_id and other.id <> own.id
       join invoices i on i.order_id = other.id and i.total_fen = asked.total_fen
      where i.state not in ('refused', 'dropped') and i.created_at > :since
      group by own.id`,
    {
      most: MOST,
      orderIds: large.map(({ orderId }) => orderId),
      totals: large.map(({ totalFen }) => totalFen),
      since: clock.now().minus({ hours: withinHours }).toJSDate(),
    }
  )
  return new Map(rows.map(({ order_id: orderId, numbers }) => [orderId, numbers]))
}
