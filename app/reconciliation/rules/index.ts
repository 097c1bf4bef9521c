import { cancelledWithInvoice } from '#app/reconciliation/rules/cancelled_with_invoice'
import { creditsDiffer } from '#app/reconciliation/rules/credits_differ'
import { documentsMissing } from '#app/reconciliation/rules/documents_missing'
import { formOverdue } from '#app/reconciliation/rules/form_overdue'
import { invoicedAbovePaid } from '#app/reconciliation/rules/invoiced_above_paid'
import { invoicedSumDiffers } from '#app/reconciliation/rules/invoiced_sum_differs'
import { ledgerDiffers } from '#app/reconciliation/rules/ledger_differs'
import { linesDiffer } from '#app/reconciliation/rules/lines_differ'
import { orderTotalDiffers } from '#app/reconciliation/rules/order_total_differs'
import { outcomeUnclear } from '#app/reconciliation/rules/outcome_unclear'
import { paidDiffers } from '#app/reconciliation/rules/paid_differs'
import { paidNotInvoiced } from '#app/reconciliation/rules/paid_not_invoiced'
import { paymentUnclear } from '#app/reconciliation/rules/payment_unclear'
import { refundedNotCredited } from '#app/reconciliation/rules/refunded_not_credited'
import type { MismatchRule } from '#app/reconciliation/rules/rule'
import { settledTwice } from '#app/reconciliation/rules/settled_twice'
import { sharesDiffer } from '#app/reconciliation/rules/shares_differ'

/** In the order in which people work through them: money and invoice first, sums that remember each other last. */
export const RULES: readonly MismatchRule[] = [
  paidNotInvoiced,
  refundedNotCredited,
  invoicedAbovePaid,
  cancelledWithInvoice,
  settledTwice,
  paidDiffers,
  ledgerDiffers,
  orderTotalDiffers,
  invoicedSumDiffers,
  sharesDiffer,
  linesDiffer,
  creditsDiffer,
  documentsMissing,
  outcomeUnclear,
  paymentUnclear,
  formOverdue,
]
