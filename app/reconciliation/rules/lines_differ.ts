import type { MismatchRule } from '#app/reconciliation/rules/rule'

/** The lines do not add up to the invoice: amount, tax or total. */
export const linesDiffer: MismatchRule = {
  key: 'lines_differ',
  severity: 'error',
  opens: 'invoice',
  sql: `
    select i.order_id, i.id as invoice_id, null::uuid as payment_id,
           i.total_fen as expected_fen, coalesce(s.total, 0) as actual_fen, i.created_at as since
      from invoices i
      left join (
        select invoice_id, sum(net_fen) as net, sum(tax_fen) as tax, sum(total_fen) as total
          from invoice_lines group by invoice_id) s on s.invoice_id = i.id
     where i.state <> 'dropped'
       and (i.net_fen, i.tax_fen, i.total_fen) is distinct from (s.net::bigint, s.tax::bigint, s.total::bigint)`,
}
