import { BaseSchema } from '@adonisjs/lucid/schema'

/** What documents are signed with; one that was replaced stays, to verify what it signed. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table seller_certificates (
        id uuid primary key,
        seller_id uuid not null references sellers (id),
        purpose text not null check (purpose in ('sm2', 'pdf')),
        certificate bytea not null,
        private_key bytea not null,
        fingerprint text not null unique check (fingerprint ~ '^[0-9a-f]{64}$'),
        valid_from timestamptz not null,
        valid_until timestamptz not null check (valid_until > valid_from),
        is_sample boolean not null,
        retired_at timestamptz,
        created_at timestamptz not null
      );
      create unique index seller_certificates_live on seller_certificates (seller_id, purpose)
        where retired_at is null;
      create index on seller_certificates (seller_id, created_at desc);
    `)
  }

  async down() {
    this.schema.raw('drop table if exists seller_certificates')
  }
}
