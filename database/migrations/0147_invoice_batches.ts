import { BaseSchema } from '@adonisjs/lucid/schema'

/** Many orders that are invoiced in one go, and who looks after an invoice that does not come along by itself. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table invoice_batches (
        id uuid primary key,
        author_id uuid not null references users (id),
        state text not null check (state in ('running', 'paused', 'done')),
        paused_by text check (paused_by in ('by_hand', 'over_quota', 'login_needed')),
        choice jsonb not null,
        items integer not null check (items >= 0),
        created_at timestamptz not null,
        updated_at timestamptz not null,
        check ((state = 'paused') = (paused_by is not null))
      );
      create index on invoice_batches (created_at desc, id desc);
      create index on invoice_batches (state) where state <> 'done';

      create table invoice_batch_items (
        id uuid primary key,
        batch_id uuid not null references invoice_batches (id),
        order_id uuid not null references orders (id),
        position integer not null check (position > 0),
        step text not null check (step in ('waiting', 'drafted', 'failed')),
        problem text,
        invoice_id uuid references invoices (id),
        unique (batch_id, order_id),
        check ((step = 'failed') = (problem is not null))
      );
      create index on invoice_batch_items (batch_id, position);
      create index on invoice_batch_items (batch_id) where step <> 'drafted';

      alter table invoices add column batch_id uuid references invoice_batches (id);
      create index on invoices (batch_id, state) where batch_id is not null;

      create table invoice_caretakers (
        invoice_id uuid primary key references invoices (id),
        user_id uuid not null references users (id),
        taken_at timestamptz not null
      );
    `)
  }

  async down() {
    this.schema.raw(`
      drop table invoice_caretakers;
      alter table invoices drop column batch_id;
      drop table invoice_batch_items, invoice_batches;
    `)
  }
}
