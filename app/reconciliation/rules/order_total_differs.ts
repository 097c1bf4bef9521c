import type { MismatchRule } from '#app/reconciliation/rules/rule'

/** The lines of the order do not add up to its total. */
export const orderTotalDiffers: MismatchRule = {
  key: 'order_total_differs',
  severity: 'error',
  opens: 'order',
  sql: `
    select o.id as order_id, null::uuid as invoice_id, null::uuid as payment_id,
           coalesce(l.fen, 0) as expected_fen, o.total_fen as actual_fen, o.updated_at as since
      from orders o
      left join (select order_id, sum(total_fen) as fen from order_lines group by order_id) l on l.order_id = o.id
     where o.deleted_at is null and o.total_fen <> coalesce(l.fen, 0)`,
}
