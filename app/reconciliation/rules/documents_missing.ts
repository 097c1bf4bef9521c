import type { MismatchRule } from '#app/reconciliation/rules/rule'
import { NOW } from '#app/reconciliation/rules/rule'
/** Issued an hour ago, and there is no document, or one that the tax channel owes has not come. */
export const documentsMissing: MismatchRule = {
  key: 'documents_missing',
  severity: 'error',
  opens: 'invoice',
  sql: `
    select i.order_id, i.id as invoice_id, null::uuid as payment_id,
           null::bigint as expected_fen, null::bigint as actual_fen, i.issued_at as since
      from invoices i
     where i.state = 'issued' and i.issued_at < ${NOW} - interval '1 hour'
       and (not exists (select from invoice_documents d where d.invoice_id = i.id)
         or exists (select from awaited_documents d where d.invoice_id = i.id and d.settled_at is null))`,
}
