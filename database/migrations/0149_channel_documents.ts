import { BaseSchema } from '@adonisjs/lucid/schema'

/** Documents that a tax channel hands over: which are awaited, and what was put aside because it says something else. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table awaited_documents (
        invoice_id uuid not null references invoices (id),
        format text not null check (format in ('xml', 'pdf', 'ofd')),
        attempts integer not null default 0,
        next_at timestamptz,
        settled_at timestamptz,
        problem text,
        aside_file_id uuid references stored_files (id),
        created_at timestamptz not null,
        primary key (invoice_id, format)
      );
      create index on awaited_documents (next_at) where next_at is not null;
      create index on awaited_documents (aside_file_id) where aside_file_id is not null;
    `)
  }

  async down() {
    this.schema.raw('drop table if exists awaited_documents')
  }
}
