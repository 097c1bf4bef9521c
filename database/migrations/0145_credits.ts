import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * Credit (red-letter) invoices: rows of `invoices` that take lines of their original back, and the forms that
 * the tax side wants for them. An issued invoice is never changed: what it says is guarded here.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      alter table invoices
        add column credit_reason text check (credit_reason in ('wrong_invoice', 'goods_returned', 'service_stopped', 'allowance')),
        add column application_number text,
        add column confirmation_number text,
        add column credited_fen bigint not null default 0 check (credited_fen >= 0),
        add column reversed_at timestamptz,
        add constraint invoices_credited_check check (credited_fen = 0 or credited_fen <= total_fen),
        add constraint invoices_reversed_check check (reversed_at is null or credited_fen = total_fen);
      create index on invoices (original_invoice_id) where original_invoice_id is not null;

      create table credit_confirmations (
        id uuid primary key,
        original_invoice_id uuid not null references invoices (id),
        credit_invoice_id uuid unique references invoices (id),
        channel text not null,
        application_number text unique,
        confirmation_number text unique,
        opened_by text not null check (opened_by in ('seller', 'buyer')),
        cause text not null check (cause in ('by_hand', 'refund', 'cancellation', 'correction', 'buyer')),
        reason text not null check (reason in ('wrong_invoice', 'goods_returned', 'service_stopped', 'allowance')),
        state text not null check (state in ('applying', 'unknown', 'awaiting_buyer', 'awaiting_seller', 'not_needed',
          'confirmed', 'denied_by_buyer', 'denied_by_seller', 'expired', 'withdrawn', 'withdrawn_after_confirmation',
          'void_abnormal', 'refused', 'used')),
        total_fen bigint not null check (total_fen < 0),
        problem text,
        message text,
        expires_at timestamptz,
        asked_at timestamptz,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        check ((opened_by = 'buyer') = (cause = 'buyer')),
        check (coalesce(application_number, confirmation_number) is not null)
      );
      create unique index credit_confirmations_one_open on credit_confirmations (original_invoice_id)
        where state in ('applying', 'unknown', 'awaiting_buyer', 'awaiting_seller', 'not_needed', 'confirmed');
      create index on credit_confirmations (original_invoice_id, created_at);
      create index on credit_confirmations (created_at desc, id desc);
      create index on credit_confirmations (asked_at)
        where state in ('applying', 'unknown', 'awaiting_buyer', 'awaiting_seller', 'not_needed', 'confirmed');

      create or replace function refuse_over_invoicing() returns trigger language plpgsql as $$
      begin
        perform 1 from order_lines where id = new.order_line_id for update;
        if exists (
          select from order_lines l join invoice_line_allocations a on a.order_line_id = l.id
            join invoice_lines il on il.id = a.invoice_line_id
            join invoices i on i.id = il.invoice_id
           where l.id = new.order_line_id
             and case when i.original_invoice_id is null then i.state not in ('refused', 'dropped') else i.state = 'issued' end
           group by l.id
          having sum(a.amount_fen) not between 0 and l.total_fen or sum(a.quantity) not between 0 and l.quantity
        ) then
          raise exception 'order line % would be invoiced twice, or taken back twice', new.order_line_id
            using errcode = 'check_violation';
        end if;
        return null;
      end $$;

      create function refuse_over_crediting() returns trigger language plpgsql as $$
      begin
        perform 1 from invoice_lines where id = new.original_line_id for update;
        if exists (
          select from invoice_lines o
            left join invoice_lines d on d.invoice_id = o.invoice_id and d.position = o.position + 1 and d.nature = 'discount'
            join invoice_lines c on c.original_line_id = o.id
            join invoices i on i.id = c.invoice_id and i.state not in ('refused', 'dropped')
           where o.id = new.original_line_id
           group by o.id, d.id
          having -sum(c.net_fen) > o.net_fen + coalesce(d.net_fen, 0)
              or -sum(c.tax_fen) > o.tax_fen + coalesce(d.tax_fen, 0)
              or -sum(c.total_fen) > o.total_fen + coalesce(d.total_fen, 0)
              or -sum(coalesce(c.quantity, 0)) > coalesce(o.quantity, 0)
              or -sum(coalesce(c.deduction_fen, 0)) > coalesce(o.deduction_fen, 0)
        ) then
          raise exception 'more of invoice line % would be taken back than is left', new.original_line_id
            using errcode = 'check_violation';
        end if;
        return null;
      end $$;
      create constraint trigger credit_lines_within_original after insert on invoice_lines
        deferrable initially deferred for each row when (new.original_line_id is not null)
        execute function refuse_over_crediting();

      create function refuse_changing_issued_invoice() returns trigger language plpgsql as $$
      begin
        if (new.kind, new.seller, new.remark, new.net_fen, new.tax_fen, new.total_fen, new.invoice_number,
            new.issue_request_no, new.issued_at, new.issued_on, new.original_invoice_id, new.confirmation_number)
          is distinct from
           (old.kind, old.seller, old.remark, old.net_fen, old.tax_fen, old.total_fen, old.invoice_number,
            old.issue_request_no, old.issued_at, old.issued_on, old.original_invoice_id, old.confirmation_number) then
          raise exception 'invoice % is issued and cannot be changed', old.id using errcode = 'check_violation';
        end if;
        return new;
      end $$;
      create trigger issued_invoices_stay before update on invoices
        for each row when (old.state = 'issued') execute function refuse_changing_issued_invoice();

      create function refuse_changing_issued_line() returns trigger language plpgsql as $$
      begin
        if exists (select from invoices where id = old.invoice_id and state = 'issued') then
          raise exception 'line % belongs to an issued invoice and cannot be changed', old.id
            using errcode = 'check_violation';
        end if;
        return coalesce(new, old);
      end $$;
      create trigger issued_lines_stay before update or delete on invoice_lines
        for each row execute function refuse_changing_issued_line();
    `)
  }

  async down() {
    this.schema.raw(`
      drop table credit_confirmations;
      drop function refuse_over_crediting, refuse_changing_issued_invoice, refuse_changing_issued_line cascade;
      alter table invoices drop column credit_reason, drop column application_number, drop column confirmation_number,
        drop column credited_fen, drop column reversed_at;
    `)
  }
}
