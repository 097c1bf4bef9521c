import { BaseSchema } from '@adonisjs/lucid/schema'
import { makeAppendOnly } from '#app/platform/database/append_only'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table manifests (
        id uuid primary key,
        number text not null unique,
        courier text not null,
        parcels integer not null check (parcels > 0),
        handed_over_by uuid not null references users (id),
        handed_over_at timestamptz not null
      );

      create table shipments (
        id uuid primary key,
        order_id uuid not null unique references orders (id),
        number text not null unique,
        state text not null check (state in ('preparing', 'picked', 'packed', 'booking', 'booked', 'unknown', 'handed_over', 'in_transit', 'out_for_delivery', 'attempt_failed', 'delivered', 'returning', 'returned', 'cancelled')),
        personal bytea not null,
        area_code char(6) not null,
        courier text,
        waybill_number text,
        weight_grams integer check (weight_grams > 0),
        picked_by uuid references users (id),
        packed_by uuid references users (id),
        manifest_id uuid references manifests (id),
        courier_user_id uuid references users (id),
        asked_at timestamptz,
        packed_at timestamptz,
        handed_over_at timestamptz,
        delivered_at timestamptz,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        unique (courier, waybill_number)
      );
      create index on shipments (state, created_at, id);
      create index on shipments (created_at desc, id desc);

      create table shipment_lines (
        shipment_id uuid not null references shipments (id),
        order_line_id uuid not null unique references order_lines (id),
        position integer not null check (position > 0),
        sku text not null,
        name text not null,
        quantity numeric(16, 3) not null check (quantity > 0),
        packed_quantity numeric(16, 3) not null default 0 check (packed_quantity >= 0 and packed_quantity <= quantity),
        primary key (shipment_id, position)
      );

      create table tracking_events (
        id uuid primary key,
        shipment_id uuid not null references shipments (id),
        courier text not null,
        event_key text not null,
        code text not null,
        occurred_at timestamptz not null,
        received_at timestamptz not null,
        place text,
        raw bytea not null,
        unique (courier, event_key)
      );
      create index on tracking_events (shipment_id, occurred_at);
    `)
    makeAppendOnly(this.schema, 'tracking_events')
  }

  async down() {
    this.schema.raw(
      'drop table if exists tracking_events, shipment_lines, shipments, manifests cascade'
    )
  }
}
