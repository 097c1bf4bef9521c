import { BaseSchema } from '@adonisjs/lucid/schema'

/** When orders, payments and invoices were compared last, and what was out of step then. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table reconciliation_runs (
        id uuid primary key,
        checked_at timestamptz not null,
        took_ms integer not null check (took_ms >= 0),
        asked_by uuid references users (id),
        errors integer not null check (errors >= 0),
        warnings integer not null check (warnings >= 0),
        result jsonb not null
      );
      create index on reconciliation_runs (checked_at desc);
    `)
  }

  async down() {
    this.schema.raw('drop table if exists reconciliation_runs')
  }
}
