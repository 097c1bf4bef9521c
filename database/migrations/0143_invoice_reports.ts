import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * The day on which reports count an invoice: of its issue, before that of its draft. Both indexes hold all
 * that sums are made of, so that a report of a hundred thousand invoices reads no row. And how the months were
 * closed: what a check found in the stored files, and who closed it.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      alter table invoices add column report_day date generated always as
        (coalesce(issued_on, (created_at at time zone 'Asia/Shanghai')::date)) stored;
      create index invoices_by_report_day on invoices (report_day, state)
        include (id, kind, seller_id, order_id, original_invoice_id, net_fen, tax_fen, total_fen);
      create index invoice_lines_sums on invoice_lines (invoice_id)
        include (tax_rate, tax_treatment, tax_class_code, net_fen, tax_fen, total_fen);

      create table month_closings (
        id uuid primary key,
        month text not null unique check (month ~ '^\\d{4}-(0[1-9]|1[0-2])$'),
        state text not null check (state in ('checking', 'agreed', 'differing', 'closed')),
        run_id uuid not null,
        read integer not null default 0,
        total integer not null default 0,
        progress_at timestamptz not null,
        result jsonb,
        checked_at timestamptz,
        closed_at timestamptz,
        closed_by uuid references users (id),
        created_at timestamptz not null,
        updated_at timestamptz not null,
        check (state = 'checking' or result is not null),
        check ((state = 'closed') = (closed_at is not null)),
        check ((closed_at is null) = (closed_by is null))
      );

      create table closing_findings (
        closing_id uuid not null references month_closings (id),
        run_id uuid not null,
        invoice_id uuid not null references invoices (id),
        fault text not null check (fault in ('missing', 'broken', 'unreadable', 'differs')),
        fields text[] not null default '{}',
        primary key (closing_id, invoice_id)
      );
    `)
  }

  async down() {
    this.schema.raw(`
      drop table if exists closing_findings, month_closings;
      drop index if exists invoice_lines_sums;
      alter table invoices drop column report_day;
    `)
  }
}
