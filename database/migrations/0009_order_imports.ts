import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table order_imports (
        id uuid primary key,
        file_id uuid not null references stored_files (id),
        file_sha256 text not null,
        author_id uuid not null references users (id),
        state text not null check (state in ('received', 'reading', 'finished', 'failed')),
        failure text,
        header jsonb,
        rows integer not null default 0 check (rows >= 0),
        imported integer not null default 0 check (imported >= 0),
        known integer not null default 0 check (known >= 0),
        refused integer not null default 0 check (refused >= 0),
        findings integer not null default 0 check (findings >= 0),
        received_at timestamptz not null,
        finished_at timestamptz
      );
      create unique index on order_imports (file_sha256) where state <> 'failed';
      create index on order_imports (received_at desc, id desc);

      create table order_import_rows (
        import_id uuid not null references order_imports (id),
        row integer not null check (row > 1),
        row_key text,
        external_number text,
        cells bytea,
        verdict text not null check (verdict in ('staged', 'imported', 'known', 'refused')),
        reasons jsonb not null default '[]',
        order_id uuid references orders (id),
        primary key (import_id, row)
      );
      create index on order_import_rows (import_id, verdict, row);
      create index on order_import_rows (import_id, external_number);
      create unique index on order_import_rows (row_key) where verdict = 'imported';
      create index on order_import_rows (order_id) where order_id is not null;
    `)
  }

  async down() {
    this.schema.raw('drop table if exists order_import_rows, order_imports cascade')
  }
}
