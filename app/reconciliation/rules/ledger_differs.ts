import type { MismatchRule } from '#app/reconciliation/rules/rule'

/** Payments and refunds are not in the book, are in it with another amount, or an entry does not balance. */
export const ledgerDiffers: MismatchRule = {
  key: 'ledger_differs',
  severity: 'error',
  opens: 'payment',
  sql: `
    with booked as (
      select e.source_id, e.kind, coalesce(sum(l.debit_fen), 0) as debit, coalesce(sum(l.credit_fen), 0) as credit
        from ledger_entries e left join ledger_lines l on l.entry_id = e.id group by e.source_id, e.kind),
    wanted as (
      select p.id as source_id, p.order_id, p.id as payment_id, 'payment_settled' as kind, p.state = 'settled' as is_due,
             p.amount_fen, p.updated_at from payments p
      union all
      select r.id, p.order_id, p.id, k.kind, k.kind = 'refund_requested' or k.kind = 'refund_' || r.state,
             r.amount_fen, r.updated_at
        from refunds r join payments p on p.id = r.payment_id
       cross join (values ('refund_requested'), ('refund_succeeded'), ('refund_declined')) as k (kind))
    select w.order_id, null::uuid as invoice_id, w.payment_id,
           case when w.is_due then w.amount_fen else 0 end as expected_fen,
           coalesce(nullif(b.debit, w.amount_fen), b.credit, 0) as actual_fen, w.updated_at as since
      from wanted w left join booked b on b.source_id = w.source_id and b.kind = w.kind
     where case when w.is_due then (b.debit, b.credit) is distinct from (w.amount_fen::numeric, w.amount_fen::numeric)
                else b.source_id is not null end`,
}
