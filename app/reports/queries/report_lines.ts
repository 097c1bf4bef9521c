import db from '@adonisjs/lucid/services/db'
import type { BuyerDetails } from '#app/invoices/invoice_parties'
import { maskedBuyer } from '#app/invoices/masked_buyer'
import { RATE_OF_LINE } from '#app/invoices/queries/sum_filters'
import { open } from '#app/platform/crypto/envelope'
import { toSafeInteger } from '#app/platform/database/columns'
import { fen } from '#app/platform/money/fen'
import { linesOf, type ReportScope } from '#app/reports/queries/read_report'

const ROWS_AT_ONCE = 500

interface StoredLine {
  day: string
  id: string
  position: number
  invoice_number: string | null
  order_number: string
  kind: string
  state: string
  is_red: boolean
  seller: string
  buyer: Buffer
  name: string
  tax_class_code: string
  rate: string
  net_fen: string
  tax_fen: string
  total_fen: string
}

/** The lines that a report sums up, by day, at most so many; the buyer as everybody at the desk may see it. */
export async function* reportLines(asked: ReportScope, most: number) {
  let after: StoredLine | null = null
  for (let read = 0; read < most;) {
    const rows: StoredLine[] = await linesAfter(asked, after, Math.min(ROWS_AT_ONCE, most - read))
    for (const row of rows) yield toLine(row)
    read += rows.length
    after = rows.at(-1) ?? null
    if (after === null || rows.length < ROWS_AT_ONCE) return
  }
}

async function linesAfter(
  asked: ReportScope,
  after: StoredLine | null,
  limit: number
): Promise<StoredLine[]> {
  const query = linesOf<StoredLine>(asked).join('orders', 'orders.id', 'invoices.order_id')
  if (after)
    query.whereRaw('(invoices.report_day, invoices.id, l.position) > (?::date, ?::uuid, ?)', [
      ...[after.day, after.id, after.position],
    ])
  return query
    .select(
      db.raw(`invoices.report_day::text as day, invoices.id, l.position, invoices.invoice_number,
        orders.number as order_number, invoices.kind, invoices.state,
        invoices.original_invoice_id is not null as is_red, invoices.seller->>'name' as seller,
        invoices.buyer, l.name, l.tax_class_code, ${RATE_OF_LINE} as rate,
        l.net_fen, l.tax_fen, l.total_fen`)
    )
    .orderByRaw('invoices.report_day, invoices.id, l.position')
    .limit(limit)
}

function toLine(row: StoredLine) {
  const amount = (stored: string) => fen(toSafeInteger(stored) ?? 0)
  return {
    ...row,
    buyer: maskedBuyer(open<BuyerDetails>('invoices.buyer', row.id, row.buyer)).name,
    netFen: amount(row.net_fen),
    taxFen: amount(row.tax_fen),
    totalFen: amount(row.total_fen),
  }
}

export type ReportLine = ReturnType<typeof toLine>
