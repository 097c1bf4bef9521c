import { BaseSchema } from '@adonisjs/lucid/schema'

/** What customers ask for after the fact: an invoice of an order that has none. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table invoice_requests (
        id uuid primary key,
        order_id uuid not null references orders (id),
        invoice_kind text not null check (invoice_kind in ('ordinary', 'vat_special')),
        title bytea not null,
        state text not null check (state in ('requested', 'met', 'declined')),
        invoice_id uuid references invoices (id),
        created_at timestamptz not null,
        updated_at timestamptz not null,
        check ((state = 'met') = (invoice_id is not null))
      );
      create unique index invoice_requests_open_once on invoice_requests (order_id) where state = 'requested';
      create index invoice_requests_waiting on invoice_requests (created_at, id) where state = 'requested';
      create index on invoice_requests (order_id, created_at desc);
    `)
  }

  async down() {
    this.schema.raw('drop table if exists invoice_requests')
  }
}
