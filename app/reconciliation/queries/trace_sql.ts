/** The invoice, what was taken back of it, and everything that belongs to them; `:id` may be any of these invoices. */
export const FAMILY = `
  family as (
    select i.* from invoices i
      join (select coalesce(original_invoice_id, id) as id from invoices where id = :id) root
        on i.id = root.id or i.original_invoice_id = root.id),
  its_orders as (
    select * from orders where id in (
      select order_id from invoice_orders where invoice_id in (select id from family))),
  its_payments as (
    select p.*, o.number as order_number from payments p join its_orders o on o.id = p.order_id),
  its_refunds as (
    select r.*, p.order_number, p.provider from refunds r join its_payments p on p.id = r.payment_id),
  its_forms as (select * from credit_confirmations where original_invoice_id in (select id from family))`

export const ORDER_STEPS = `
  select c.changed_at as at, 'order' as stage, c.verb as code, c.actor_kind, c.actor_id,
         jsonb_build_object('order', o.number, 'total_fen', o.total_fen) as facts, 'state_changes' as "table", c.id::text
    from state_changes c join its_orders o on o.id = c.subject_id and c.subject = 'order' and c.verb <> 'create'
  union all
  select o.placed_at, 'order', 'placed', u.kind, o.author_id,
         jsonb_build_object('order', o.number, 'total_fen', o.total_fen, 'source', o.source), 'orders', o.id::text
    from its_orders o join users u on u.id = o.author_id
  union all
  select c.changed_at, 'order', 'changed', c.actor_kind, c.actor_id,
         jsonb_build_object('order', o.number, 'fields', to_jsonb(c.fields)), 'order_changes', c.id::text
    from order_changes c join its_orders o on o.id = c.order_id
  union all
  select k.checked_at, 'check', case when k.has_findings then 'findings' else 'passed' end, 'system', null,
         jsonb_build_object('order', o.number, 'round', k.round), 'order_checks', k.order_id || '/' || k.round
    from order_checks k join its_orders o on o.id = k.order_id
  union all
  select r.reviewed_at, 'review', r.decision, case when r.reviewer_id is null then 'system' else 'staff' end,
         r.reviewer_id, jsonb_build_object('order', o.number, 'rule', r.rule_id), 'order_reviews', r.id::text
    from order_reviews r join its_orders o on o.id = r.order_id`

export const MONEY_STEPS = `
  select c.changed_at, 'payment', c.verb, c.actor_kind, c.actor_id,
         jsonb_build_object('order', p.order_number, 'trade_number', p.trade_number, 'provider', p.provider,
           'amount_fen', p.amount_fen), 'state_changes', c.id::text
    from state_changes c join its_payments p on p.id = c.subject_id and c.subject = 'payment'
  union all
  select c.changed_at, 'refund', c.verb, c.actor_kind, c.actor_id,
         jsonb_build_object('order', r.order_number, 'refund_number', r.refund_number, 'provider', r.provider,
           'amount_fen', r.amount_fen), 'state_changes', c.id::text
    from state_changes c join its_refunds r on r.id = c.subject_id and c.subject = 'refund'
  union all
  select e.posted_at, 'ledger', e.kind, 'system', null,
         (select jsonb_build_object('amount_fen', sum(l.debit_fen),
            'debit', string_agg(l.account, ' ' order by l.position) filter (where l.debit_fen > 0),
            'credit', string_agg(l.account, ' ' order by l.position) filter (where l.credit_fen > 0))
            from ledger_lines l where l.entry_id = e.id), 'ledger_entries', e.id::text
    from ledger_entries e
   where e.source_id in (select id from its_payments union all select id from its_refunds)`

export const INVOICE_STEPS = `
  select c.changed_at, case when i.original_invoice_id is null then 'invoice' else 'credit' end, c.verb,
         c.actor_kind, c.actor_id,
         case c.verb
           when 'create' then jsonb_build_object('kind', i.kind, 'total_fen', i.total_fen, 'rule_set', i.rule_set,
             'verdicts', i.verdicts, 'credit_reason', i.credit_reason)
           when 'issue' then jsonb_build_object('invoice_number', i.invoice_number, 'total_fen', i.total_fen,
             'request_number', i.issue_request_no, 'channel', i.channel)
           else jsonb_build_object('request_number', i.issue_request_no, 'channel', i.channel) end,
         'state_changes', c.id::text
    from state_changes c join family i on i.id = c.subject_id and c.subject = 'invoice'
  union all
  select d.created_at, 'document', d.origin, 'system', null,
         jsonb_build_object('invoice_number', i.invoice_number, 'format', d.format, 'sha256', f.sha256, 'size', f.size,
           'signature', i.id), 'invoice_documents', d.id::text
    from invoice_documents d join family i on i.id = d.invoice_id join stored_files f on f.id = d.file_id
  union all
  select c.changed_at, 'form', c.verb, c.actor_kind, c.actor_id,
         jsonb_build_object('application_number', f.application_number, 'confirmation_number', f.confirmation_number,
           'credit_reason', f.reason, 'amount_fen', f.total_fen), 'state_changes', c.id::text
    from state_changes c join its_forms f on f.id = c.subject_id and c.subject = 'credit_confirmation'
  union all
  select c.changed_at, 'correction', c.verb, c.actor_kind, c.actor_id, jsonb_build_object('kind', t.invoice_kind),
         'state_changes', c.id::text
    from state_changes c join title_corrections t on t.id = c.subject_id and c.subject = 'title_correction'
   where t.original_invoice_id in (select id from family)`

export const HANDED_OVER_STEPS = `
  select coalesce(m.sent_at, m.queued_at), 'message', m.state, 'system', null,
         jsonb_build_object('invoice_number', i.invoice_number, 'channel_of_message', m.channel), 'messages', m.id::text
    from messages m join family i on i.id = m.invoice_id
  union all
  select k.last_opened_at, 'link', 'opened', 'customer', null,
         jsonb_build_object('invoice_number', i.invoice_number, 'openings', k.openings), 'invoice_links', k.id::text
    from invoice_links k join family i on i.id = k.invoice_id where k.last_opened_at is not null
  union all
  select k.checked_at, 'verification', k.outcome, 'public', null,
         jsonb_build_object('invoice_number', i.invoice_number, 'asked_with', k.asked_with, 'format', k.format),
         'invoice_checks', k.id::text
    from invoice_checks k join family i on i.id = k.invoice_id
  union all
  select coalesce(p.sealed_at, p.created_at), 'archive', p.state, 'system', null,
         jsonb_build_object('invoice_number', e.invoice_number, 'month', p.month, 'part', p.part,
           'package_hash', p.package_hash), 'archive_entries', e.id::text
    from archive_entries e join archive_packages p on p.id = e.package_id where e.invoice_id in (select id from family)
  union all
  select a.recorded_at, 'log', a.action, a.actor_kind, a.actor_id,
         jsonb_build_object('invoice_number', i.invoice_number), 'audit_entries', a.id::text
    from audit_entries a join family i on a.subject = 'invoice' and a.subject_id = i.id::text
   where a.action not in ('invoices.drafted', 'invoices.requested', 'invoices.held', 'invoices.resumed', 'invoices.issued',
     'invoices.refused', 'invoices.dropped', 'invoices.credit_drafted')`
