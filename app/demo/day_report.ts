import { VerifyStoredInvoice } from '#app/invoices/actions/verify_stored_invoice'
import { verifyAudit } from '#app/audit/verifier'
import type { DayFacts } from '#app/demo/day_facts'
import type { Progress } from '#app/demo/progress'
import { trialBalance } from '#app/payments/ledger/trial_balance'

/** What a day came to. All but `imported` is about the sheet's orders, whenever they were made. */
export interface DayReport {
  rows: number
  /** Rows that this run made orders of. */
  imported: number
  /** Rows that are orders now. */
  known: number
  refused: { row: number; column: string; reason: string }[]
  findings: number
  approved: number
  paid: number
  paidFen: number
  services: number
  shipped: number
  delivered: number
  completed: number
  invoiced: number
  invoicedFen: number
  mailed: number
  verified: number
  ledgerBalanced: boolean
  auditVerified: boolean
  seconds: number
}

/** Counts what stands in the database, and reads every invoice again from its stored files. */
export async function reportDay(
  facts: DayFacts,
  run: { imported: number; startedAt: number },
  progress: Progress
): Promise<DayReport> {
  const sheet = await facts.sheet()
  const totals = await facts.totals()
  const invoices = await facts.invoices()
  let verified = 0
  for (const { id } of invoices) {
    const checked = await new VerifyStoredInvoice().handle({ invoiceId: id })
    if (checked.ok) verified += 1
    progress.show('verification', verified, invoices.length)
  }
  const ledger = await trialBalance()
  const audit = await verifyAudit([])
  return {
    rows: sheet?.rows ?? 0,
    imported: run.imported,
    known: (sheet?.imported ?? 0) + (sheet?.known ?? 0),
    refused: await facts.refused(),
    findings: totals.findings,
    approved: totals.approved,
    paid: totals.paid,
    paidFen: Number(totals.paid_fen),
    services: totals.services,
    shipped: totals.shipped,
    delivered: totals.delivered,
    completed: totals.completed,
    invoiced: invoices.length,
    invoicedFen: invoices.reduce((sum, { totalFen }) => sum + totalFen, 0),
    mailed: await facts.countInvoiceMails(),
    verified,
    ledgerBalanced: ledger.isBalanced,
    auditVerified: audit.faultCount === 0,
    seconds: Math.round((performance.now() - run.startedAt) / 100) / 10,
  }
}
