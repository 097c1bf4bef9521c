import { BaseSchema } from '@adonisjs/lucid/schema'
import { makeAppendOnly, REFUSE_CHANGE_FUNCTION } from '#app/platform/database/append_only'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      ${REFUSE_CHANGE_FUNCTION}

      create table state_changes (
        id uuid primary key,
        subject text not null,
        subject_id uuid not null,
        verb text not null,
        from_state text not null,
        to_state text not null,
        actor_kind text not null check (actor_kind in ('staff', 'customer', 'system')),
        actor_id uuid,
        reason bytea,
        changed_at timestamptz not null
      );
      create index on state_changes (subject_id, changed_at);

      create table outbox_messages (
        id uuid primary key,
        position bigint generated always as identity,
        type text not null,
        payload jsonb not null,
        created_at timestamptz not null,
        relayed_at timestamptz
      );
      create index on outbox_messages (position) where relayed_at is null;
      create index on outbox_messages (relayed_at) where relayed_at is not null;

      create table inbox_receipts (
        message_id uuid not null,
        listener text not null,
        received_at timestamptz not null,
        primary key (message_id, listener)
      );

      create table stored_files (
        id uuid primary key,
        purpose text not null,
        path text not null unique,
        sha256 text not null check (length(sha256) = 64),
        size bigint not null check (size >= 0),
        mime text not null,
        name bytea,
        created_at timestamptz not null
      );
      create index on stored_files (sha256);

      create table plugin_settings (
        kind text not null,
        key text not null,
        is_enabled boolean not null default true,
        settings bytea,
        problem text,
        updated_at timestamptz not null,
        primary key (kind, key)
      );

      create table form_tokens (
        token uuid primary key,
        spent_at timestamptz not null,
        outcome_path text
      );
      create index on form_tokens (spent_at);

      create table number_sequences (
        name text primary key,
        last_value bigint not null check (last_value >= 0)
      );

      create table worker_heartbeats (
        worker text primary key,
        beat_at timestamptz not null
      );
    `)
    makeAppendOnly(this.schema, 'state_changes')
  }

  async down() {
    this.schema.raw(
      'drop table if exists state_changes, outbox_messages, inbox_receipts, stored_files, plugin_settings, form_tokens, number_sequences, worker_heartbeats cascade'
    )
  }
}
