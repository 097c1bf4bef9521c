import db from '@adonisjs/lucid/services/db'
import type { ArchivedPayment, ArchivedVoucher } from '#app/archive/record'
import { toSafeInteger } from '#app/platform/database/columns'
import { fen } from '#app/platform/money/fen'
import Payment from '#app/payments/models/payment'
import Refund from '#app/payments/models/refund'
import { clock } from '#app/platform/clock'

export interface OrderVouchers {
  payments: ArchivedPayment[]
  vouchers: ArchivedVoucher[]
}

/** The payments of each order, and what the ledger holds of them and of their refunds. */
export async function vouchersOfOrders(
  orderIds: readonly string[]
): Promise<Map<string, OrderVouchers>> {
  const payments = await Payment.query()
    .whereIn('orderId', [...orderIds])
    .orderBy('createdAt')
  const refunds = await Refund.query().whereIn(
    'paymentId',
    payments.map(({ id }) => id)
  )
  const refundsOf = Map.groupBy(refunds, ({ paymentId }) => paymentId)
  const vouchers = await vouchersOf([...payments, ...refunds].map(({ id }) => id))
  const byOrder = Map.groupBy(payments, ({ orderId }) => orderId)
  return new Map(
    [...byOrder].map(([orderId, its]) => {
      const sources = its.flatMap(({ id }) => [id, ...(refundsOf.get(id) ?? []).map((r) => r.id)])
      const found = sources.flatMap((id) => vouchers.get(id) ?? [])
      return [orderId, { payments: its.map(archivedPayment), vouchers: found }]
    })
  )
}

function archivedPayment(payment: Payment): ArchivedPayment {
  const { tradeNumber, provider, providerReference, state, amountFen, settledAt } = payment
  return {
    tradeNumber,
    provider,
    providerReference,
    state,
    amountFen,
    settledAt: settledAt && clock.timestamp(settledAt),
  }
}

interface LedgerRow {
  id: string
  kind: string
  source_id: string
  posted_at: string
  account: string
  debit_fen: string
  credit_fen: string
}

/** Ledger entries by the payment or refund that they book. */
async function vouchersOf(sourceIds: string[]): Promise<Map<string, ArchivedVoucher[]>> {
  const rows: LedgerRow[] = await db
    .from('ledger_entries as e')
    .join('ledger_lines as l', 'l.entry_id', 'e.id')
    .whereIn('e.source_id', sourceIds)
    .orderBy('e.posted_at')
    .orderBy('e.id')
    .orderBy('l.position')
    .select('e.id', 'e.kind', 'e.source_id', 'l.account', 'l.debit_fen', 'l.credit_fen')
    .select(db.raw(`to_char(e.posted_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as posted_at`))
  const bySource = Map.groupBy(rows, ({ source_id: sourceId }) => sourceId)
  return new Map([...bySource].map(([id, its]) => [id, entriesOf(its)]))
}

function entriesOf(rows: LedgerRow[]): ArchivedVoucher[] {
  return [...Map.groupBy(rows, ({ id }) => id)].map(([id, lines]) => ({
    id,
    kind: lines[0].kind,
    postedAt: lines[0].posted_at,
    lines: lines.map(({ account, debit_fen: debit, credit_fen: credit }) => ({
      account,
      debitFen: fen(toSafeInteger(debit) ?? 0),
      creditFen: fen(toSafeInteger(credit) ?? 0),
    })),
  }))
}
