import type { MismatchRule } from '#app/reconciliation/rules/rule'

/** More was taken back than the invoice has, or what is noted beside it is not what its credit invoices say. */
export const creditsDiffer: MismatchRule = {
  key: 'credits_differ',
  severity: 'error',
  opens: 'invoice',
  sql: `
    select o.order_id, o.id as invoice_id, null::uuid as payment_id,
           least(o.total_fen, coalesce(c.fen, 0)) as expected_fen,
           greatest(o.credited_fen, coalesce(c.fen, 0)) as actual_fen, o.updated_at as since
      from invoices o
      left join (
        select original_invoice_id, -sum(total_fen) as fen from invoices
         where original_invoice_id is not null and state = 'issued' group by original_invoice_id) c
        on c.original_invoice_id = o.id
     where o.original_invoice_id is null
       and (o.credited_fen <> coalesce(c.fen, 0) or coalesce(c.fen, 0) > o.total_fen)`,
}
