import type { MismatchRule } from '#app/reconciliation/rules/rule'
import { NOW } from '#app/reconciliation/rules/rule'
import { OPEN_FORM } from '#app/reconciliation/rules/sums'
/** A confirmation form lives for 72 hours; a day after that it is still open. */
export const formOverdue: MismatchRule = {
  key: 'form_overdue',
  severity: 'warning',
  opens: 'invoice',
  sql: `
    select i.order_id, i.id as invoice_id, null::uuid as payment_id,
           null::bigint as expected_fen, null::bigint as actual_fen, c.created_at as since
      from credit_confirmations c
      join invoices i on i.id = c.original_invoice_id
     where c.state in ${OPEN_FORM} and c.created_at < ${NOW} - interval '96 hours'`,
}
