import type { MismatchRule } from '#app/reconciliation/rules/rule'
import { NOW } from '#app/reconciliation/rules/rule'
import { LIVE, REFUNDED } from '#app/reconciliation/rules/sums'
/** An invoice is wanted, the order is paid, its moment has come, and less is invoiced than was paid and kept. An open correction of the title will bill it. */
export const paidNotInvoiced: MismatchRule = {
  key: 'paid_not_invoiced',
  severity: 'error',
  opens: 'order',
  sql: `
    select o.id as order_id, last.id as invoice_id, null::uuid as payment_id,
           o.paid_fen - coalesce(r.fen, 0) as expected_fen, coalesce(b.fen, 0) as actual_fen, due.at as since
      from orders o
      left join invoice_triggers t on t.order_type = o.order_type
     cross join lateral (
       select case coalesce(t.moment, (select triggers from asked) ->> o.order_type)
              when 'on_paid' then o.paid_at when 'on_completed' then o.completed_at end as at) due
      left join ${REFUNDED} r on r.order_id = o.id
      left join ${LIVE} b on b.order_id = o.id
      left join lateral (
        select i.id from invoice_orders io join invoices i on i.id = io.invoice_id
         where io.order_id = o.id and i.state = 'refused' order by i.created_at desc limit 1) last on true
     where o.paid_fen > 0 and o.invoice_kind <> 'none' and due.at < ${NOW} - interval '10 minutes' and o.deleted_at is null
       and o.state not in ('cancelling', 'cancelled')
       and o.paid_fen - coalesce(r.fen, 0) > coalesce(b.fen, 0)
       and not exists (
         select from title_corrections c join invoice_orders io on io.invoice_id = c.original_invoice_id
          where io.order_id = o.id and c.state in ('requested', 'reversing', 'stopped'))`,
}
