import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { Bill } from '#app/invoices/bill'
import { compareDecimals } from '#app/platform/money/decimal'

interface BilledLine {
  order_id: string
  order_line_id: string
  ordered: string
  /** Null: the line stands on another invoice, or on none. */
  billed: string | null
}

/** What an invoice bills, as it can be billed anew: whole orders stay whole, a part stays that part. */
export async function billOfInvoice(
  { id, orderId }: { id: string; orderId: string },
  client: QueryClientContract
): Promise<Bill> {
  const { rows } = await client.rawQuery<{ rows: BilledLine[] }>(
    `select l.order_id, l.id as order_line_id, l.quantity as ordered, sum(a.quantity) as billed
       from invoice_orders o join order_lines l on l.order_id = o.order_id
       left join (invoice_line_allocations a join invoice_lines il on il.id = a.invoice_line_id and il.invoice_id = :id)
         on a.order_line_id = l.id
      where o.invoice_id = :id and l.total_fen > 0
      group by l.id order by l.order_id, l.position`,
    { id }
  )
  const others = new Set(rows.map((row) => row.order_id).filter((other) => other !== orderId))
  const orderIds: Bill['orderIds'] = [orderId, ...others]
  const isWhole = rows.every(
    ({ ordered, billed }) => billed !== null && compareDecimals(ordered, billed) === 0
  )
  if (isWhole) return { orderIds }
  const billed = rows.flatMap((row): [string, string][] =>
    row.billed === null ? [] : [[row.order_line_id, row.billed]]
  )
  return { orderIds, quantities: new Map(billed) }
}
