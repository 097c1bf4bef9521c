import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table messages (
        id uuid primary key,
        event_id uuid not null,
        event_type text not null,
        template text not null,
        channel text not null check (channel in ('mail', 'sms', 'site')),
        provider text,
        subject text not null,
        subject_id uuid not null,
        order_id uuid references orders (id),
        user_id uuid references users (id),
        recipient_index bytea not null,
        recipient bytea not null,
        content bytea not null,
        state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'unknown')),
        attempts integer not null default 0 check (attempts >= 0),
        provider_reference text,
        problem text,
        read_at timestamptz,
        queued_at timestamptz not null,
        sent_at timestamptz,
        unique (event_id, template, channel, recipient_index)
      );
      create index on messages (state, queued_at) where state in ('queued', 'sending', 'failed', 'unknown');
      create index on messages (queued_at desc, id desc);
      create index on messages (order_id);
      create index on messages (user_id, queued_at desc) where channel = 'site';
    `)
  }

  async down() {
    this.schema.raw('drop table if exists messages cascade')
  }
}
