import db from '@adonisjs/lucid/services/db'
import type { Fen } from '#app/platform/money/fen'
import { fen } from '#app/platform/money/fen'

export interface UndeliveredInvoice {
  invoiceId: string
  invoiceNumber: string
  totalFen: Fen
  /** What became of the last attempt. */
  state: 'bounced' | 'failed' | 'unknown'
  problem: string | null
  /** The codes of the other side's answer. */
  answer: string | null
  attemptedAt: Date
}

interface Found {
  id: string
  invoice_number: string
  total_fen: string
  state: UndeliveredInvoice['state']
  problem: string | null
  answer: string | null
  queued_at: Date
}

/** Issued invoices that were sent and reached nobody, nor are on their way; the oldest attempt first. */
export async function undeliveredInvoices(most: number): Promise<UndeliveredInvoice[]> {
  const { rows } = await db.rawQuery<{ rows: Found[] }>(
    `select i.id, i.invoice_number, i.total_fen, last.state, last.problem, last.answer, last.queued_at
       from (select distinct on (m.invoice_id) m.invoice_id, m.state, m.problem, m.answer, m.queued_at
               from messages m
              where m.state in ('bounced', 'failed', 'unknown') and m.channel <> 'site' and m.invoice_id is not null
                and not exists (select from messages o where o.invoice_id = m.invoice_id
                      and o.channel <> 'site' and o.state in ('queued', 'sending', 'sent'))
              order by m.invoice_id, m.queued_at desc) last
       join invoices i on i.id = last.invoice_id
      order by last.queued_at, i.id limit ?`,
    [most]
  )
  return rows.map((row) => ({
    invoiceId: row.id,
    invoiceNumber: row.invoice_number,
    totalFen: fen(Number(row.total_fen)),
    state: row.state,
    problem: row.problem,
    answer: row.answer,
    attemptedAt: row.queued_at,
  }))
}
