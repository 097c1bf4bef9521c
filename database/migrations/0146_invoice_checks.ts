import { BaseSchema } from '@adonisjs/lucid/schema'

/** What was asked of the public verification page, without anything of whoever asked; and quick ways to credits and totals. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table invoice_checks (
        id uuid primary key,
        invoice_id uuid references invoices (id),
        asked_with text not null check (asked_with in ('figures', 'file')),
        format text check (format in ('xml', 'pdf', 'ofd')),
        outcome text not null
          check (outcome in ('genuine', 'altered', 'reversed', 'partly_reversed', 'unknown', 'unreadable')),
        changes jsonb not null,
        checked_at timestamptz not null
      );
      create index on invoice_checks (invoice_id, checked_at desc) where invoice_id is not null;
      create index invoices_by_original on invoices (original_invoice_id)
        where original_invoice_id is not null;
      create index invoices_by_total on invoices (total_fen, id);
      create index invoices_by_issue on invoices (issued_at desc, id desc) where issued_at is not null;
    `)
  }

  async down() {
    this.schema.raw(`
      drop index invoices_by_issue;
      drop index invoices_by_total;
      drop index invoices_by_original;
      drop table invoice_checks;
    `)
  }
}
