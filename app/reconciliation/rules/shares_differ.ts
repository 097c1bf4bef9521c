import type { MismatchRule } from '#app/reconciliation/rules/rule'

/** The shares of its orders do not add up to the invoice. */
export const sharesDiffer: MismatchRule = {
  key: 'shares_differ',
  severity: 'error',
  opens: 'invoice',
  sql: `
    select i.order_id, i.id as invoice_id, null::uuid as payment_id,
           i.total_fen as expected_fen, coalesce(s.fen, 0) as actual_fen, i.created_at as since
      from invoices i
      left join (select invoice_id, sum(amount_fen) as fen from invoice_orders group by invoice_id) s
        on s.invoice_id = i.id
     where i.state <> 'dropped' and i.total_fen <> coalesce(s.fen, 0)`,
}
