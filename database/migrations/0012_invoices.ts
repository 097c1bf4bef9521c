import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table invoices (
        id uuid primary key,
        order_id uuid not null references orders (id),
        seller_id uuid not null references sellers (id),
        kind text not null check (kind in ('ordinary', 'vat_special')),
        state text not null check (state in ('draft', 'requested', 'pending', 'unknown', 'issued', 'refused', 'dropped')),
        channel text not null,
        issue_request_no text not null unique,
        invoice_number text unique check (invoice_number ~ '^\\d{20}$'),
        original_invoice_id uuid references invoices (id),
        buyer bytea not null,
        number_index bytea,
        net_fen bigint not null,
        tax_fen bigint not null,
        total_fen bigint not null,
        rule_set text not null,
        verdicts jsonb not null default '[]',
        problem text,
        asked_at timestamptz,
        issued_at timestamptz,
        issued_on date,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        check (net_fen + tax_fen = total_fen),
        check ((original_invoice_id is null and total_fen > 0) or (original_invoice_id is not null and total_fen < 0)),
        check ((state = 'issued') = (invoice_number is not null))
      );
      create unique index invoices_one_live_original on invoices (order_id)
        where original_invoice_id is null and state not in ('refused', 'dropped');
      create index on invoices (state, created_at) where state in ('draft', 'requested', 'pending', 'unknown', 'refused');
      create index on invoices (created_at desc, id desc);
      create index on invoices (issued_on, invoice_number);

      create table invoice_lines (
        id uuid primary key,
        invoice_id uuid not null references invoices (id),
        position integer not null check (position > 0),
        name text not null,
        spec text,
        unit text,
        quantity numeric(20, 8),
        unit_price_excl_tax numeric(26, 13),
        net_fen bigint not null,
        tax_rate numeric(6, 4) not null,
        tax_treatment text not null check (tax_treatment in ('taxed', 'exempt', 'not_taxed', 'zero_rated')),
        tax_fen bigint not null,
        total_fen bigint not null,
        tax_class_code char(19) not null,
        unique (invoice_id, position),
        check (net_fen + tax_fen = total_fen),
        check ((quantity is null) = (unit_price_excl_tax is null))
      );

      create table invoice_line_allocations (
        invoice_line_id uuid primary key references invoice_lines (id),
        order_line_id uuid not null references order_lines (id),
        quantity numeric(16, 3) not null,
        amount_fen bigint not null
      );
      create index on invoice_line_allocations (order_line_id);

      create function refuse_over_invoicing() returns trigger language plpgsql as $$
      begin
        perform 1 from order_lines where id = new.order_line_id for update;
        if exists (
          select from order_lines l join invoice_line_allocations a on a.order_line_id = l.id
            join invoice_lines il on il.id = a.invoice_line_id
            join invoices i on i.id = il.invoice_id
           where l.id = new.order_line_id and i.state not in ('refused', 'dropped')
           group by l.id having sum(a.amount_fen) > l.total_fen or sum(a.quantity) > l.quantity
        ) then
          raise exception 'order line % would be invoiced twice', new.order_line_id using errcode = 'check_violation';
        end if;
        return null;
      end $$;
      create constraint trigger invoice_allocations_within_line after insert on invoice_line_allocations
        deferrable initially deferred for each row execute function refuse_over_invoicing();

      create table invoice_documents (
        id uuid primary key,
        invoice_id uuid not null references invoices (id),
        format text not null check (format in ('xml', 'pdf', 'ofd')),
        origin text not null check (origin in ('channel', 'house')),
        file_id uuid not null unique references stored_files (id),
        created_at timestamptz not null,
        unique (invoice_id, format)
      );
    `)
  }

  async down() {
    this.schema.raw(
      'drop table if exists invoice_documents, invoice_line_allocations, invoice_lines, invoices cascade'
    )
  }
}
