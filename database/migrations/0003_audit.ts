import { BaseSchema } from '@adonisjs/lucid/schema'
import { makeAppendOnly } from '#app/platform/database/append_only'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table audit_entries (
        id uuid primary key,
        recorded_at timestamptz not null,
        actor_kind text not null check (actor_kind in ('staff', 'customer', 'system')),
        actor_id uuid,
        action text not null,
        subject text not null,
        subject_id text,
        details jsonb not null default '{}'
      );
      create index on audit_entries (recorded_at desc, id desc);
      create index on audit_entries (subject_id);
      create index on audit_entries (actor_id, recorded_at desc);

      create table audit_seals (
        position bigint primary key,
        entry_id uuid not null unique references audit_entries (id),
        entry_hash bytea not null,
        chain_hash bytea not null,
        leaf_hash bytea not null,
        sealed_at timestamptz not null
      );

      create table audit_heads (
        size bigint primary key,
        root_hash bytea not null,
        chain_hash bytea not null,
        published_at timestamptz not null
      );
    `)
    for (const table of ['audit_entries', 'audit_seals', 'audit_heads'])
      makeAppendOnly(this.schema, table)
  }

  async down() {
    this.schema.raw('drop table if exists audit_heads, audit_seals, audit_entries cascade')
  }
}
