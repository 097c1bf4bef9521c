import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import invoicingConfig from '#config/invoicing'
import type { BuiltInvoice } from '#app/invoices/built_invoice'
import { clock } from '#app/platform/clock'

const MOST = 3

/** Other orders of the same customer that were invoiced over the same total a short while ago. */
export async function alikeOrders(
  { orderId, totalFen }: Pick<BuiltInvoice, 'orderId' | 'totalFen'>,
  trx: TransactionClientContract
): Promise<string[]> {
  const { fromFen, withinHours } = invoicingConfig.alike
  if (totalFen < fromFen) return []
  const rows = await trx
    .from('orders as own')
    .join('orders as other', 'other.customer_id', 'own.customer_id')
    .join('invoices as i', 'i.order_id', 'other.id')
    .where('own.id', orderId)
    .whereNot('other.id', orderId)
    .where('i.total_fen', totalFen)
    .whereNotIn('i.state', ['refused', 'dropped'])
    .where('i.created_at', '>', clock.now().minus({ hours: withinHours }).toISO())
    .orderBy('other.number')
    .limit(MOST)
    .select('other.number')
  return rows.map(({ number }) => number)
}
