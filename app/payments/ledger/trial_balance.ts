import db from '@adonisjs/lucid/services/db'
import { type Fen, fen } from '#app/platform/money/fen'

export interface TrialBalance {
  accounts: { account: string; debitFen: Fen; creditFen: Fen }[]
  /** Every entry balances, and exactly the settled payments and the refunds have entries, with their amounts. */
  isBalanced: boolean
}

const FAULTS = `
  with expected as (
    select id as source_id, 'payment_settled' as kind, amount_fen from payments where state = 'settled'
    union all select id, 'refund_requested', amount_fen from refunds
    union all select id, 'refund_succeeded', amount_fen from refunds where state = 'succeeded'
    union all select id, 'refund_declined', amount_fen from refunds where state = 'declined'),
  booked as (
    select source_id, kind, sum(debit_fen)::bigint as amount_fen
      from ledger_entries join ledger_lines on entry_id = id group by source_id, kind),
  differences as (
    (table expected except table booked) union all (table booked except table expected)),
  lopsided as (
    select entry_id from ledger_lines group by entry_id having sum(debit_fen) <> sum(credit_fen))
  select (select count(*) from differences) + (select count(*) from lopsided) as faults`

/** Sums the whole book and holds it against payments and refunds. For reports and proofs, not for pages. */
export async function trialBalance(): Promise<TrialBalance> {
  const { rows } = await db.rawQuery(
    `select account, sum(debit_fen) as debit, sum(credit_fen) as credit
       from ledger_lines group by account order by account`
  )
  const { rows: counted } = await db.rawQuery(FAULTS)
  return {
    accounts: rows.map((row: { account: string; debit: string; credit: string }) => ({
      account: row.account,
      debitFen: fen(Number(row.debit)),
      creditFen: fen(Number(row.credit)),
    })),
    isBalanced: Number(counted[0].faults) === 0,
  }
}
