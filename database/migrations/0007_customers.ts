import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table customers (
        id uuid primary key,
        kind text not null check (kind in ('company', 'person')),
        personal bytea not null,
        taxpayer_index bytea unique,
        name_mobile_index bytea,
        user_id uuid unique references users (id),
        created_at timestamptz not null,
        updated_at timestamptz not null
      );
      create unique index customers_by_name_and_mobile on customers (name_mobile_index) where taxpayer_index is null;
      create index on customers (created_at desc, id desc);

      create table customer_addresses (
        id uuid primary key,
        customer_id uuid not null references customers (id),
        personal bytea not null,
        area_code char(6) not null check (area_code ~ '^\\d{6}$'),
        content_index bytea not null,
        is_default boolean not null default false,
        created_at timestamptz not null,
        unique (customer_id, content_index)
      );

      create table invoice_titles (
        id uuid primary key,
        customer_id uuid not null references customers (id),
        personal bytea not null,
        content_index bytea not null,
        is_default boolean not null default false,
        created_at timestamptz not null,
        unique (customer_id, content_index)
      );

      create table customer_search (
        customer_id uuid primary key references customers (id),
        key_version smallint not null,
        tok bigint[] not null
      );
      create index customer_search_tok on customer_search using gin (tok) with (fastupdate = on);
    `)
  }

  async down() {
    this.schema.raw(
      'drop table if exists customer_search, invoice_titles, customer_addresses, customers cascade'
    )
  }
}
