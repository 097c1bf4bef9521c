import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import invoicingConfig from '#config/invoicing'
import { clock } from '#app/platform/clock'
import { toSafeInteger } from '#app/platform/database/columns'
import type { FoundMismatch, Reconciled, RuleResult } from '#app/reconciliation/reconciled'
import { RULES } from '#app/reconciliation/rules/index'
import type { MismatchRule } from '#app/reconciliation/rules/rule'
import { BILLED } from '#app/reconciliation/rules/sums'

/** All rules over one moment of the database; of each, the oldest `limit`, and how many there are. */
export function findMismatches({ limit }: { limit: number }): Promise<Reconciled> {
  return db.transaction(
    async (trx) => {
      const found = Map.groupBy(await foundRows(limit, trx), ({ rule }) => rule)
      const rules = RULES.map(({ key, severity }): RuleResult => {
        const rows = found.get(key) ?? []
        return { key, severity, count: Number(rows.at(0)?.total ?? 0), found: rows.map(toFound) }
      })
      return { checked: await checkedRows(trx), rules }
    },
    { isolationLevel: 'repeatable read' }
  )
}

/** One statement, so that what several rules need is read once. */
async function foundRows(limit: number, trx: TransactionClientContract): Promise<FoundRow[]> {
  const { rows }: { rows: FoundRow[] } = await trx.rawQuery(
    `with asked as (select cast(:now as timestamptz) as now, cast(:triggers as jsonb) as triggers),
       billed as materialized (${BILLED})
     select f.*, o.number as order_number, i.invoice_number, i.issue_request_no, p.trade_number
       from (${RULES.map(oldestOf).join(' union all ')}) f
       left join orders o on o.id = f.order_id
       left join invoices i on i.id = f.invoice_id
       left join payments p on p.id = f.payment_id
      order by f.since, f.order_id, f.invoice_id, f.payment_id`,
    { now: clock.timestamp(), triggers: JSON.stringify(invoicingConfig.triggers), limit }
  )
  return rows
}

function oldestOf({ key, sql }: MismatchRule): string {
  return `(select '${key}' as rule, found.*, count(*) over () as total from (${sql}) found
            order by since, order_id, invoice_id, payment_id limit :limit)`
}

interface FoundRow {
  rule: string
  order_id: string
  order_number: string
  invoice_id: string | null
  invoice_number: string | null
  issue_request_no: string | null
  payment_id: string | null
  trade_number: string | null
  expected_fen: string | null
  actual_fen: string | null
  since: Date
  total: string
}

function toFound(row: FoundRow): FoundMismatch {
  return {
    orderId: row.order_id,
    orderNumber: row.order_number,
    invoiceId: row.invoice_id,
    invoiceNumber: row.invoice_number ?? row.issue_request_no,
    paymentId: row.payment_id,
    tradeNumber: row.trade_number,
    expectedFen: toSafeInteger(row.expected_fen),
    actualFen: toSafeInteger(row.actual_fen),
    since: row.since.toISOString(),
  }
}

async function checkedRows(trx: TransactionClientContract): Promise<Reconciled['checked']> {
  const { rows } = await trx.rawQuery(
    `select (select count(*) from orders) as orders, (select count(*) from payments) as payments,
            (select count(*) from refunds) as refunds, (select count(*) from invoices) as invoices`
  )
  const { orders, payments, refunds, invoices } = rows[0]
  return {
    orders: Number(orders),
    payments: Number(payments),
    refunds: Number(refunds),
    invoices: Number(invoices),
  }
}
