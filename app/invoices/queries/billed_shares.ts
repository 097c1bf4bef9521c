import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { Share } from '#app/invoices/bill'
import { toSafeInteger } from '#app/platform/database/columns'
import { fen } from '#app/platform/money/fen'

interface StoredShare {
  order_line_id: string
  quantity: string
  amount_fen: string
  discount_fen: string
}

/**
 * How much of each line of these orders stands on an invoice. One that was refused counts too: it is mended and drafted
 * anew, and until it is dropped nobody else bills its lines. What is credited in part is not billed again; an original
 * that was taken back whole frees its lines.
 */
export async function billedShares(
  orderIds: readonly string[],
  client: QueryClientContract
): Promise<Map<string, Share>> {
  const rows: StoredShare[] = await client
    .from('order_lines as l')
    .join('invoice_line_allocations as a', 'a.order_line_id', 'l.id')
    .join('invoice_lines as il', 'il.id', 'a.invoice_line_id')
    .join('invoices as i', 'i.id', 'il.invoice_id')
    .whereIn('l.order_id', [...orderIds])
    .whereNot('i.state', 'dropped')
    .whereNull('i.original_invoice_id')
    .whereNull('i.reversed_at')
    .groupBy('a.order_line_id')
    .select('a.order_line_id')
    .sum('a.quantity as quantity')
    .sum('a.amount_fen as amount_fen')
    .select(
      client.raw(
        "coalesce(-sum(a.amount_fen) filter (where il.nature = 'discount'), 0) as discount_fen"
      )
    )
  return new Map(
    rows.map((row) => [
      row.order_line_id,
      {
        quantity: row.quantity,
        amountFen: fen(toSafeInteger(row.amount_fen) ?? 0),
        discountFen: fen(toSafeInteger(row.discount_fen) ?? 0),
      },
    ])
  )
}
