import db from '@adonisjs/lucid/services/db'
import { BUSINESS_ZONE, clock } from '#app/platform/clock'
import { toSafeInteger } from '#app/platform/database/columns'
import { type Fen, fen } from '#app/platform/money/fen'

/** Full months that the average is taken over. */
const MONTHS = 3

export interface QuotaUse {
  /** Without tax, as the quota counts; zero where nothing was issued. */
  monthFen: Fen
  invoiceFen: Fen
}

/** What a seller used of its quota in the last months: of a month with invoices, and for an invoice, on average. */
export async function quotaUse(sellerId: string): Promise<QuotaUse> {
  const month = clock.businessDay().slice(0, 7)
  const { from: until } = clock.businessDayRange(`${month}-01`)
  const { rows } = await db.rawQuery<{ rows: { month_fen: string; invoice_fen: string }[] }>(
    `select coalesce(round(sum(net_fen) / nullif(count(distinct date_trunc('month', issued_at, :zone)), 0)), 0)::bigint as month_fen,
            coalesce(round(avg(net_fen) filter (where net_fen > 0)), 0)::bigint as invoice_fen
       from invoices
      where seller_id = :sellerId and state = 'issued' and issued_at >= :since and issued_at < :until`,
    {
      sellerId,
      zone: BUSINESS_ZONE,
      since: until.minus({ months: MONTHS }).toJSDate(),
      until: until.toJSDate(),
    }
  )
  const [row] = rows
  return {
    monthFen: fen(toSafeInteger(row.month_fen) ?? 0),
    invoiceFen: fen(toSafeInteger(row.invoice_fen) ?? 0),
  }
}
