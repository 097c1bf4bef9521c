import type { MismatchRule } from '#app/reconciliation/rules/rule'
import { NOW } from '#app/reconciliation/rules/rule'
import { ISSUED, OPEN_FORM, REFUNDED } from '#app/reconciliation/rules/sums'
/** Money went back, the invoice still says otherwise, and no form is under way. Named is an invoice that has something left. */
export const refundedNotCredited: MismatchRule = {
  key: 'refunded_not_credited',
  severity: 'error',
  opens: 'credit',
  sql: `
    select o.id as order_id, coalesce(left_over.id, b.invoice_id) as invoice_id, r.payment_id,
           greatest(0, o.paid_fen - r.fen) as expected_fen, b.fen as actual_fen, r.last_at as since
      from ${REFUNDED} r
      join orders o on o.id = r.order_id
      join ${ISSUED} b on b.order_id = o.id
      left join lateral (
        select i.id from invoice_orders io join invoices i on i.id = io.invoice_id
         where io.order_id = o.id and i.original_invoice_id is null and i.state = 'issued' and i.credited_fen < i.total_fen
         order by i.created_at, i.id limit 1) left_over on true
     where b.fen > greatest(0, o.paid_fen - r.fen) and b.fen <= o.paid_fen and o.state <> 'cancelled'
       and r.last_at < ${NOW} - interval '10 minutes'
       and not exists (
         select from credit_confirmations c join invoice_orders io on io.invoice_id = c.original_invoice_id
          where io.order_id = o.id and c.state in ${OPEN_FORM})`,
}
