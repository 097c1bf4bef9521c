import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { toSafeInteger } from '#app/platform/database/columns'
import { type Fen, fen } from '#app/platform/money/fen'

export interface OrderShare {
  invoiceId: string
  orderId: string
  amountFen: Fen
}

/** Which orders these invoices bill, and with how much. */
export async function sharesOf(
  invoiceIds: readonly string[],
  client: QueryClientContract
): Promise<OrderShare[]> {
  const rows: { invoice_id: string; order_id: string; amount_fen: string }[] = await client
    .from('invoice_orders')
    .whereIn('invoice_id', [...invoiceIds])
    .select('invoice_id', 'order_id', 'amount_fen')
  return rows.map((row) => ({
    invoiceId: row.invoice_id,
    orderId: row.order_id,
    amountFen: fen(toSafeInteger(row.amount_fen) ?? 0),
  }))
}
