import { BaseSchema } from '@adonisjs/lucid/schema'

/** Packages of invoices for the long term, what is in them, and that their documents outlive every purge. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table archive_packages (
        id uuid primary key,
        seller_id uuid references sellers (id),
        producer text not null,
        taxpayer_id text not null,
        month text not null check (month ~ '^\\d{4}-(0[1-9]|1[0-2])$'),
        part integer not null check (part > 0),
        sequence integer check (sequence > 0),
        state text not null check (state in ('building', 'sealed', 'destruction_requested', 'destroyed')),
        origin text not null check (origin in ('house', 'import')),
        package_hash text unique check (package_hash ~ '^[0-9a-f]{64}$'),
        previous_hash text check (previous_hash ~ '^[0-9a-f]{64}$'),
        file_id uuid unique references stored_files (id),
        invoice_count integer not null default 0,
        credit_count integer not null default 0,
        document_count integer not null default 0,
        net_fen bigint not null default 0,
        tax_fen bigint not null default 0,
        total_fen bigint not null default 0,
        left_out jsonb not null default '[]',
        retained_until date,
        report jsonb,
        verification jsonb,
        verified_at timestamptz,
        sealed_at timestamptz,
        requested_by uuid references users (id),
        destroyed_at timestamptz,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        unique (taxpayer_id, month, part),
        unique (taxpayer_id, sequence),
        check ((state = 'building') = (package_hash is null)),
        check ((state in ('sealed', 'destruction_requested')) = (file_id is not null))
      );
      create unique index archive_one_building on archive_packages (taxpayer_id, month) where state = 'building';
      create index on archive_packages (created_at desc, id desc);

      create table archive_entries (
        id uuid primary key,
        package_id uuid not null references archive_packages (id),
        invoice_id uuid unique references invoices (id),
        invoice_number text not null unique check (invoice_number ~ '^\\d{20}$'),
        kind text not null check (kind in ('ordinary', 'vat_special')),
        original_number text,
        order_number text not null,
        issued_on date not null,
        net_fen bigint not null,
        tax_fen bigint not null,
        total_fen bigint not null,
        buyer bytea,
        taxpayer_index bytea,
        tok bigint[] not null default '{}',
        documents jsonb not null default '[]',
        metadata_sha256 text check (metadata_sha256 ~ '^[0-9a-f]{64}$')
      );
      create index on archive_entries (package_id, invoice_number);
      create index on archive_entries (issued_on desc, id desc);
      create index on archive_entries (order_number);
      create index on archive_entries (total_fen);
      create index on archive_entries (taxpayer_index);
      create index on archive_entries using gin (tok);

      create index invoices_of_seller_by_day on invoices (seller_id, issued_on) where state = 'issued';

      create function refuse_loss_of_archived() returns trigger language plpgsql as $$
      begin
        if exists (
          select from archive_entries e join archive_packages p on p.id = e.package_id
           where e.invoice_id = old.invoice_id and p.state <> 'destroyed'
        ) then
          raise exception 'documents of invoice % are archived', old.invoice_id using errcode = 'restrict_violation';
        end if;
        return old;
      end $$;
      create trigger invoice_documents_outlive_purges before delete on invoice_documents
        for each row execute function refuse_loss_of_archived();
    `)
  }

  async down() {
    this.schema.raw(`
      drop trigger if exists invoice_documents_outlive_purges on invoice_documents;
      drop function if exists refuse_loss_of_archived;
      drop index if exists invoices_of_seller_by_day;
      drop table if exists archive_entries, archive_packages cascade;
    `)
  }
}
