import type { MismatchRule } from '#app/reconciliation/rules/rule'
import { NOW } from '#app/reconciliation/rules/rule'
import { ISSUED, OPEN_FORM, REFUNDED } from '#app/reconciliation/rules/sums'
/** Money went back, the invoice still says otherwise, and no form is under way. */
export const refundedNotCredited: MismatchRule = {
  key: 'refunded_not_credited',
  severity: 'error',
  opens: 'order',
  sql: `
    select o.id as order_id, b.invoice_id, r.payment_id,
           greatest(0, o.paid_fen - r.fen) as expected_fen, b.fen as actual_fen, r.last_at as since
      from ${REFUNDED} r
      join orders o on o.id = r.order_id
      join ${ISSUED} b on b.order_id = o.id
     where b.fen > greatest(0, o.paid_fen - r.fen) and b.fen <= o.paid_fen and o.state <> 'cancelled'
       and r.last_at < ${NOW} - interval '10 minutes'
       and not exists (
         select from credit_confirmations c join invoice_orders io on io.invoice_id = c.original_invoice_id
          where io.order_id = o.id and c.state in ${OPEN_FORM})`,
}
