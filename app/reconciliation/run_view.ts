import { DateTime } from 'luxon'
import { type Fen, fen } from '#app/platform/money/fen'
import type ReconciliationRun from '#app/reconciliation/models/reconciliation_run'
import type { FoundMismatch, RuleResult } from '#app/reconciliation/reconciled'
import { RULES } from '#app/reconciliation/rules/index'
import type { MismatchRule } from '#app/reconciliation/rules/rule'

const PAGES: Record<MismatchRule['opens'], (found: FoundMismatch) => string | null> = {
  order: ({ orderId }) => `/desk/orders/${orderId}`,
  invoice: ({ invoiceId }) => invoiceId && `/desk/invoices/${invoiceId}`,
  payment: ({ paymentId }) => paymentId && `/desk/payments/${paymentId}`,
  credit: ({ invoiceId }) => invoiceId && `/desk/invoices/${invoiceId}/credit`,
}

/**
 * The last run as its page shows it: rules with finds first, then those that are in step. Who may not take invoices
 * back is led to the invoice instead.
 */
export function runView(
  run: ReconciliationRun,
  { names, mayCredit }: { names: Record<string, string>; mayCredit: boolean }
) {
  const { result, errors, warnings } = run
  return {
    ...{ checkedAt: run.checkedAt, seconds: run.tookMs / 1000, errors, warnings },
    by: run.askedBy ? names[run.askedBy] : null,
    checked: result.checked,
    found: result.rules.filter(({ count }) => count > 0).map((rule) => ruleView(rule, mayCredit)),
    inStep: result.rules.filter(({ count }) => count === 0),
  }
}

function ruleView({ key, severity, count, found }: RuleResult, mayCredit: boolean) {
  const wanted = RULES.find((rule) => rule.key === key)?.opens ?? 'order'
  const opens = wanted === 'credit' && !mayCredit ? 'invoice' : wanted
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
