import { BaseSchema } from '@adonisjs/lucid/schema'
import { makeAppendOnly } from '#app/platform/database/append_only'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create sequence order_number_sequence;

      create table orders (
        id uuid primary key,
        number text not null unique,
        external_number text unique,
        source text not null check (source in ('desk', 'portal', 'import', 'api')),
        customer_id uuid not null references customers (id),
        author_id uuid not null references users (id),
        order_type text not null check (order_type in ('parcel', 'service', 'mixed')),
        state text not null check (state in ('draft', 'in_review', 'rejected', 'approved', 'completed', 'cancelling', 'cancelled')),
        personal bytea not null,
        area_code char(6) not null check (area_code ~ '^\\d{6}$'),
        invoice_kind text not null check (invoice_kind in ('ordinary', 'vat_special', 'none')),
        total_fen bigint not null check (total_fen >= 0),
        paid_fen bigint not null default 0 check (paid_fen >= 0),
        invoiced_fen bigint not null default 0 check (invoiced_fen >= 0 and invoiced_fen <= total_fen),
        has_findings boolean not null default false,
        placed_at timestamptz not null,
        submitted_at timestamptz,
        reviewed_at timestamptz,
        payment_due_at timestamptz,
        paid_at timestamptz,
        dispatched_at timestamptz,
        delivered_at timestamptz,
        service_confirmed_at timestamptz,
        completed_at timestamptz,
        locked_at timestamptz,
        deleted_at timestamptz,
        purge_after timestamptz,
        version integer not null default 1,
        updated_at timestamptz not null,
        status text not null generated always as (
          case
            when state in ('cancelling', 'cancelled') then 'cancelled'
            when state in ('draft', 'in_review', 'rejected', 'completed') then state
            when paid_at is null then 'awaiting_payment'
            when dispatched_at is null then 'awaiting_dispatch'
            else 'shipped'
          end
        ) stored
      );
      create index orders_newest on orders (placed_at desc, id desc) where deleted_at is null;
      create index orders_by_status on orders (status, placed_at desc, id desc) where deleted_at is null;
      create index orders_of_customer on orders (customer_id, placed_at desc, id desc);
      create index orders_of_author on orders (author_id, placed_at desc, id desc);
      create index orders_payment_due on orders (payment_due_at) where state = 'approved' and paid_at is null;
      create index orders_to_purge on orders (purge_after) where deleted_at is not null;

      create table order_lines (
        id uuid primary key,
        order_id uuid not null references orders (id),
        position integer not null check (position > 0),
        product_id uuid not null references products (id),
        sku text not null,
        name text not null,
        spec text,
        unit text not null,
        quantity numeric(16, 3) not null check (quantity > 0),
        unit_price_incl_tax numeric(14, 2) not null check (unit_price_incl_tax >= 0),
        total_fen bigint not null check (total_fen >= 0),
        tax_class_code char(19) not null,
        tax_class_short_name text not null,
        tax_rate numeric(6, 4) not null,
        tax_treatment text not null check (tax_treatment in ('taxed', 'exempt', 'not_taxed', 'zero_rated')),
        fulfilment text not null check (fulfilment in ('parcel', 'service')),
        unique (order_id, position)
      );

      create table stock_holds (
        id uuid primary key,
        order_id uuid not null references orders (id),
        product_id uuid not null references products (id),
        quantity numeric(16, 3) not null check (quantity > 0),
        state text not null check (state in ('held', 'back_ordered', 'released', 'consumed')),
        held_at timestamptz not null,
        settled_at timestamptz,
        unique (order_id, product_id)
      );
      create index on stock_holds (product_id) where state = 'held';

      create table order_search (
        order_id uuid primary key references orders (id),
        placed_at timestamptz not null,
        key_version smallint not null,
        tok bigint[] not null
      );
      create index order_search_tok on order_search using gin (tok) with (fastupdate = on);
      alter table order_search alter column tok set statistics 300;

      create table order_checks (
        order_id uuid not null references orders (id),
        round integer not null check (round > 0),
        verdicts jsonb not null,
        has_findings boolean not null,
        checked_at timestamptz not null,
        primary key (order_id, round)
      );

      create table order_reviews (
        id uuid primary key,
        order_id uuid not null references orders (id),
        reviewer_id uuid references users (id),
        decision text not null check (decision in ('approved', 'rejected')),
        reason bytea,
        reviewed_at timestamptz not null
      );
      create index on order_reviews (order_id, reviewed_at);

      create table order_changes (
        id uuid primary key,
        order_id uuid not null references orders (id),
        actor_kind text not null check (actor_kind in ('staff', 'customer', 'system')),
        actor_id uuid,
        fields text[] not null,
        before_and_after bytea not null,
        changed_at timestamptz not null
      );
      create index on order_changes (order_id, changed_at);
    `)
    makeAppendOnly(this.schema, 'order_changes')
  }

  async down() {
    this.schema.raw(
      'drop table if exists order_changes, order_reviews, order_checks, order_search, stock_holds, order_lines, orders cascade'
    )
  }
}
