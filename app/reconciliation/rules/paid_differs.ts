import type { MismatchRule } from '#app/reconciliation/rules/rule'

/** What the order remembers as paid is not what was settled for it. */
export const paidDiffers: MismatchRule = {
  key: 'paid_differs',
  severity: 'error',
  opens: 'order',
  sql: `
    select o.id as order_id, null::uuid as invoice_id, p.payment_id,
           coalesce(p.fen, 0) as expected_fen, o.paid_fen as actual_fen, o.updated_at as since
      from orders o
      left join (
        select order_id, sum(amount_fen) as fen, min(id::text)::uuid as payment_id from payments
         where state = 'settled' and not is_surplus group by order_id) p on p.order_id = o.id
     where o.paid_fen <> coalesce(p.fen, 0)`,
}
