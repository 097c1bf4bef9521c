import type { MismatchRule } from '#app/reconciliation/rules/rule'
import { NOW } from '#app/reconciliation/rules/rule'
import { LIVE } from '#app/reconciliation/rules/sums'
/** The order is cancelled, an invoice of it is not. */
export const cancelledWithInvoice: MismatchRule = {
  key: 'cancelled_with_invoice',
  severity: 'error',
  opens: 'order',
  sql: `
    select o.id as order_id, last.id as invoice_id, null::uuid as payment_id,
           0 as expected_fen, b.fen as actual_fen, o.updated_at as since
      from ${LIVE} b
      join orders o on o.id = b.order_id
      left join lateral (
        select i.id from invoice_orders io join invoices i on i.id = io.invoice_id
         where io.order_id = o.id and i.original_invoice_id is null and i.state not in ('refused', 'dropped')
         order by i.created_at desc limit 1) last on true
     where o.state = 'cancelled' and b.fen > 0 and o.updated_at < ${NOW} - interval '10 minutes'`,
}
