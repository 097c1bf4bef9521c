import { BaseSchema } from '@adonisjs/lucid/schema'

/** A wrong title on an issued invoice: taken back whole and issued anew, followed as one process. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table title_corrections (
        id uuid primary key,
        original_invoice_id uuid not null references invoices (id),
        state text not null check (state in ('requested', 'reversing', 'stopped', 'declined', 'done')),
        invoice_kind text not null check (invoice_kind in ('ordinary', 'vat_special')),
        title bytea not null,
        confirmation_id uuid references credit_confirmations (id),
        new_invoice_id uuid references invoices (id),
        created_at timestamptz not null,
        updated_at timestamptz not null,
        check ((state = 'done') = (new_invoice_id is not null))
      );
      create unique index title_corrections_one_open on title_corrections (original_invoice_id)
        where state in ('requested', 'reversing', 'stopped');
      create index on title_corrections (confirmation_id);
    `)
  }

  async down() {
    this.schema.raw('drop table title_corrections')
  }
}
