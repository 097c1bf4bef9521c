import type { MismatchRule } from '#app/reconciliation/rules/rule'
import { ISSUED } from '#app/reconciliation/rules/sums'
/** More is invoiced than ever was paid. */
export const invoicedAbovePaid: MismatchRule = {
  key: 'invoiced_above_paid',
  severity: 'error',
  opens: 'order',
  sql: `
    select o.id as order_id, b.invoice_id, null::uuid as payment_id,
           o.paid_fen as expected_fen, b.fen as actual_fen, o.updated_at as since
      from ${ISSUED} b
      join orders o on o.id = b.order_id
     where b.fen > o.paid_fen and o.state <> 'cancelled'`,
}
