import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import db from '@adonisjs/lucid/services/db'
import { toSafeInteger } from '#app/platform/database/columns'

export interface OpenLine {
  originalId: string
  originalPosition: number
  /** What no live credit took back, with the discount behind the line. */
  leftFen: number
}

/** The lines of issued invoices that bill an order and of which something is left, oldest invoice first. */
export async function openLinesOf(
  orderId: string,
  trx?: TransactionClientContract
): Promise<OpenLine[]> {
  const { rows } = await (trx ?? db).rawQuery(
    `select l.invoice_id, l.position,
            l.total_fen + coalesce(d.total_fen, 0) + coalesce((
              select sum(c.total_fen) from invoice_lines c join invoices ci on ci.id = c.invoice_id
               where c.original_line_id = l.id and ci.state not in ('refused', 'dropped')), 0) as left_fen
       from invoice_lines l
       join invoices i on i.id = l.invoice_id and i.state = 'issued' and i.original_invoice_id is null
       join invoice_line_allocations a on a.invoice_line_id = l.id
       join order_lines o on o.id = a.order_line_id
       left join invoice_lines d on d.invoice_id = l.invoice_id and d.position = l.position + 1 and d.nature = 'discount'
      where o.order_id = ? and l.nature <> 'discount'
      order by i.issued_at, i.id, l.position`,
    [orderId]
  )
  return rows
    .map((row: { invoice_id: string; position: number; left_fen: string }) => ({
      originalId: row.invoice_id,
      originalPosition: row.position,
      leftFen: toSafeInteger(row.left_fen) ?? 0,
    }))
    .filter(({ leftFen }: OpenLine) => leftFen > 0)
}
