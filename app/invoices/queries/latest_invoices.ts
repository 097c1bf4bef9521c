import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { InvoiceState } from '#app/invoices/invoice_states'

/** The last original invoice of each order that was neither dropped nor taken back whole. */
export async function latestInvoices(
  orderIds: readonly string[],
  client: QueryClientContract
): Promise<Map<string, { invoiceId: string; state: InvoiceState }>> {
  if (orderIds.length === 0) return new Map()
  const rows: { order_id: string; id: string; state: InvoiceState }[] = await client
    .from('invoice_orders as o')
    .join('invoices as i', 'i.id', 'o.invoice_id')
    .whereIn('o.order_id', [...orderIds])
    .whereNull('i.original_invoice_id')
    .whereNot('i.state', 'dropped')
    .whereNull('i.reversed_at')
    .orderBy('i.created_at')
    .orderBy('i.id')
    .select('o.order_id', 'i.id', 'i.state')
  return new Map(
    rows.map(({ order_id: orderId, id, state }) => [orderId, { invoiceId: id, state }])
  )
}
