import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { BilledLine } from '#app/credits/credit_draft'
import { takenLines } from '#app/credits/taken_lines'
import type { TakenLine } from '#app/invoices/lines/take_back'
import Invoice from '#app/invoices/models/invoice'
import { toSafeInteger } from '#app/platform/database/columns'
import { fen } from '#app/platform/money/fen'

/** The lines of all credits of an original that count: issued or under way. Needs `lines` of the original. */
export async function takenBack(
  original: Invoice,
  trx?: TransactionClientContract
): Promise<TakenLine[]> {
  const credits = await Invoice.query({ client: trx })
    .where('originalInvoiceId', original.id)
    .whereNotIn('state', ['refused', 'dropped'])
    .preload('lines')
  return credits.flatMap((credit) => takenLines(credit, original))
}

/** By line of the original: which line of an order it bills, and what live credits took back of that. */
export async function billedLines(
  originalId: string,
  trx: TransactionClientContract
): Promise<Map<string, BilledLine>> {
  const { rows } = await trx.rawQuery(
    `select l.id, a.order_line_id, o.order_id, a.quantity,
            coalesce(t.quantity, 0) as taken_quantity, coalesce(t.amount_fen, 0) as taken_fen
       from invoice_lines l
       join invoice_line_allocations a on a.invoice_line_id = l.id
       join order_lines o on o.id = a.order_line_id
       left join lateral (
         select sum(ca.quantity) as quantity, sum(ca.amount_fen) as amount_fen
           from invoice_lines c join invoices i on i.id = c.invoice_id and i.state not in ('refused', 'dropped')
           join invoice_line_allocations ca on ca.invoice_line_id = c.id
          where c.original_line_id = l.id) t on true
      where l.invoice_id = ?`,
    [originalId]
  )
  return new Map(rows.map((row: BilledRow) => [row.id, toBilledLine(row)]))
}

interface BilledRow {
  id: string
  order_line_id: string
  order_id: string
  quantity: string
  taken_quantity: string
  taken_fen: string
}

function toBilledLine(row: BilledRow): BilledLine {
  return {
    orderLineId: row.order_line_id,
    orderId: row.order_id,
    quantity: row.quantity,
    takenQuantity: row.taken_quantity,
    takenFen: fen(toSafeInteger(row.taken_fen) ?? 0),
  }
}
