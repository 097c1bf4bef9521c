import type { MismatchRule } from '#app/reconciliation/rules/rule'
import { NOW } from '#app/reconciliation/rules/rule'
/** The provider took money or was to give it back more than an hour ago, and nobody knows whether it did. */
export const paymentUnclear: MismatchRule = {
  key: 'payment_unclear',
  severity: 'warning',
  opens: 'payment',
  sql: `
    select p.order_id, null::uuid as invoice_id, p.id as payment_id,
           null::bigint as expected_fen, null::bigint as actual_fen, p.created_at as since
      from payments p
     where p.state in ('created', 'unknown') and p.created_at < ${NOW} - interval '1 hour'
    union all
    select p.order_id, null, p.id, null, null, r.created_at
      from refunds r join payments p on p.id = r.payment_id
     where r.state in ('created', 'unknown') and r.created_at < ${NOW} - interval '1 hour'`,
}
