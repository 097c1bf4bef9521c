import type { Severity } from '#app/reconciliation/rules/rule'

/** One order that is out of step, with the invoice and the payment that it is about. No personal data. */
export interface FoundMismatch {
  orderId: string
  orderNumber: string
  invoiceId: string | null
  /** The number of the tax side; before there is one, that of our request. */
  invoiceNumber: string | null
  paymentId: string | null
  tradeNumber: string | null
  /** In fen; null where it is not an amount that differs. */
  expectedFen: number | null
  actualFen: number | null
  /** ISO 8601, UTC. */
  since: string
}

export interface RuleResult {
  key: string
  severity: Severity
  /** All of them; `found` are the oldest. */
  count: number
  found: FoundMismatch[]
}

/** What one run read, and what it found; every rule is there, also without a find. */
export interface Reconciled {
  checked: { orders: number; payments: number; refunds: number; invoices: number }
  rules: RuleResult[]
}

export function countOf({ rules }: Reconciled, severity: Severity): number {
  const own = rules.filter((rule) => rule.severity === severity)
  return own.reduce((sum, { count }) => sum + count, 0)
}
