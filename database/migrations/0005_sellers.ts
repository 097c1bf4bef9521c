import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table sellers (
        id uuid primary key,
        name text not null,
        taxpayer_id text not null unique,
        taxpayer_kind text not null check (taxpayer_kind in ('general', 'small_scale')),
        region_code text not null check (region_code ~ '^\\d{4}$'),
        address text not null,
        phone text not null,
        bank_name text not null,
        bank_account text not null,
        issuer_name text not null,
        tax_channel text not null,
        channel_state text not null default 'unchecked' check (channel_state in ('unchecked', 'connected', 'login_needed', 'unreachable')),
        channel_checked_at timestamptz,
        channel_expires_at timestamptz,
        is_default boolean not null default false,
        created_at timestamptz not null,
        updated_at timestamptz not null
      );
      create unique index on sellers (is_default) where is_default;

      create table seller_qualifications (
        id uuid primary key,
        seller_id uuid not null references sellers (id),
        kind text not null check (kind in ('business_licence', 'tax_registration', 'postal_licence', 'other')),
        file_id uuid not null references stored_files (id),
        valid_until date,
        added_by uuid references users (id),
        created_at timestamptz not null
      );
      create index on seller_qualifications (seller_id);
    `)
  }

  async down() {
    this.schema.raw('drop table if exists seller_qualifications, sellers cascade')
  }
}
