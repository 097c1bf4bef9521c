import type { MismatchRule } from '#app/reconciliation/rules/rule'
import { NOW } from '#app/reconciliation/rules/rule'
/** The tax side was asked to issue more than an hour ago, and has not said what became of it. */
export const outcomeUnclear: MismatchRule = {
  key: 'outcome_unclear',
  severity: 'warning',
  opens: 'invoice',
  sql: `
    select i.order_id, i.id as invoice_id, null::uuid as payment_id,
           null::bigint as expected_fen, null::bigint as actual_fen, asked_at.at as since
      from invoices i
     cross join lateral (
       select coalesce(max(c.changed_at), i.created_at) as at from state_changes c
        where c.subject_id = i.id and c.subject = 'invoice' and c.verb = 'request') asked_at
     where i.state in ('requested', 'pending', 'unknown') and asked_at.at < ${NOW} - interval '1 hour'`,
}
