import { DateTime } from 'luxon'
import { type Fen, fen } from '#app/platform/money/fen'
import type ReconciliationRun from '#app/reconciliation/models/reconciliation_run'
import type { FoundMismatch, RuleResult } from '#app/reconciliation/reconciled'
import { RULES } from '#app/reconciliation/rules/index'

const PAGES = {
  order: ({ orderId }: FoundMismatch) => `/desk/orders/${orderId}`,
  invoice: ({ invoiceId }: FoundMismatch) => invoiceId && `/desk/invoices/${invoiceId}`,
  payment: ({ paymentId }: FoundMismatch) => paymentId && `/desk/payments/${paymentId}`,
}

/** The last run as its page shows it: rules with finds first, then those that are in step. */
export function runView(run: ReconciliationRun, names: Record<string, string>) {
  const { result, errors, warnings } = run
  return {
    ...{ checkedAt: run.checkedAt, seconds: run.tookMs / 1000, errors, warnings },
    by: run.askedBy ? names[run.askedBy] : null,
    checked: result.checked,
    found: result.rules.filter(({ count }) => count > 0).map(ruleView),
    inStep: result.rules.filter(({ count }) => count === 0),
  }
}

function ruleView({ key, severity, count, found }: RuleResult) {
  const opens = RULES.find((rule) => rule.key === key)?.opens ?? 'order'
  return {
    ...{ key, severity, count },
    rest: count - found.length,
    rows: found.map((one) => ({
      ...one,
      mendAt: PAGES[opens](one) ?? PAGES.order(one),
      since: DateTime.fromISO(one.since),
      expectedFen: amount(one.expectedFen),
      actualFen: amount(one.actualFen),
    })),
  }
}

function amount(stored: number | null): Fen | null {
  return stored === null ? null : fen(stored)
}
