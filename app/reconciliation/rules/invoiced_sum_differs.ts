import type { MismatchRule } from '#app/reconciliation/rules/rule'
import { ISSUED } from '#app/reconciliation/rules/sums'
/** What the order remembers as invoiced is not what its issued invoices bill. */
export const invoicedSumDiffers: MismatchRule = {
  key: 'invoiced_sum_differs',
  severity: 'error',
  opens: 'order',
  sql: `
    select o.id as order_id, b.invoice_id, null::uuid as payment_id,
           coalesce(b.fen, 0) as expected_fen, o.invoiced_fen as actual_fen, o.updated_at as since
      from orders o
      left join ${ISSUED} b on b.order_id = o.id
     where o.invoiced_fen <> coalesce(b.fen, 0)`,
}
