import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * Two years of invoices beside their lines, both read in the order of invoices from an index alone, so that a report by
 * rate or tax class reads no row. And the comparison of everything that somebody asked for: there is one at a time.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create index invoices_sums on invoices (id)
        include (report_day, state, kind, seller_id, order_id, original_invoice_id, net_fen, tax_fen, total_fen);
      create table reconciliation_asks (
        id uuid primary key,
        is_only boolean not null default true unique check (is_only),
        asked_at timestamptz not null,
        asked_by uuid not null references users (id)
      );
    `)
  }

  async down() {
    this.schema.raw(`
      drop table if exists reconciliation_asks;
      drop index if exists invoices_sums;
    `)
  }
}
