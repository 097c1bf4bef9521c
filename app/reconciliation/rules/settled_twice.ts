import type { MismatchRule } from '#app/reconciliation/rules/rule'

/** Money came that the order cannot take, and nobody has sent it back. */
export const settledTwice: MismatchRule = {
  key: 'settled_twice',
  severity: 'error',
  opens: 'payment',
  sql: `
    select p.order_id, null::uuid as invoice_id, p.id as payment_id,
           0 as expected_fen, p.amount_fen - coalesce(r.fen, 0) as actual_fen, p.settled_at as since
      from payments p
      left join (
        select payment_id, sum(amount_fen) as fen from refunds where state <> 'declined' group by payment_id) r
        on r.payment_id = p.id
     where p.state = 'settled' and p.is_surplus and p.amount_fen > coalesce(r.fen, 0)`,
}
