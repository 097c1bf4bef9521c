import { BaseSchema } from '@adonisjs/lucid/schema'
import { makeAppendOnly } from '#app/platform/database/append_only'

/** What scanners read, waves of picking, batches of labels, and what proves a delivery. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table parcel_scans (
        id uuid primary key,
        purpose text not null check (purpose in ('packing', 'handover')),
        shipment_id uuid references shipments (id),
        code text not null,
        quantity numeric(16, 3) not null check (quantity > 0),
        outcome jsonb not null,
        scanned_by uuid not null references users (id),
        scanned_at timestamptz not null,
        received_at timestamptz not null
      );
      create index on parcel_scans (shipment_id);

      create table pick_waves (
        id uuid primary key,
        number text not null unique,
        area_code text,
        courier text,
        created_by uuid not null references users (id),
        created_at timestamptz not null
      );
      create index on pick_waves (created_at desc, id desc);
      alter table shipments add column wave_id uuid references pick_waves (id);
      create index on shipments (wave_id) where wave_id is not null;
      alter table products add column bin text check (length(bin) between 1 and 20);

      create table label_batches (
        id uuid primary key,
        asked integer not null check (asked > 0),
        made integer not null check (made between 0 and asked),
        file_id uuid references stored_files (id),
        created_by uuid not null references users (id),
        created_at timestamptz not null,
        check ((made > 0) = (file_id is not null))
      );
      create table label_batch_items (
        batch_id uuid not null references label_batches (id),
        position integer not null check (position > 0),
        shipment_id uuid not null references shipments (id),
        page integer check (page > 0),
        problem text,
        primary key (batch_id, position),
        check ((page is null) <> (problem is null))
      );

      alter table manifests add column asked integer;
      update manifests set asked = parcels;
      alter table manifests alter column asked set not null, add check (asked >= parcels);

      create table delivery_proofs (
        id uuid primary key,
        shipment_id uuid not null references shipments (id),
        kind text not null check (kind in ('photo', 'signature')),
        file_id uuid not null references stored_files (id),
        added_by uuid not null references users (id),
        added_at timestamptz not null
      );
      create index on delivery_proofs (shipment_id);
    `)
    makeAppendOnly(this.schema, 'parcel_scans')
  }

  async down() {
    this.schema.raw(`
      drop table delivery_proofs, label_batch_items, label_batches, parcel_scans;
      alter table manifests drop column asked;
      alter table products drop column bin;
      alter table shipments drop column wave_id;
      drop table pick_waves;
    `)
  }
}
