import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * What people do with their own accounts: codes that prove an address, a history of sign-ins, and over
 * which channel they want to be told of what.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table verification_codes (
        id uuid primary key,
        purpose text not null check (purpose in ('password_reset', 'registration')),
        user_id uuid references users (id),
        personal bytea,
        digest bytea,
        tries smallint not null default 0 check (tries between 0 and 5),
        requested_at timestamptz not null,
        expires_at timestamptz not null,
        spent_at timestamptz
      );
      create index on verification_codes (expires_at);

      create table sign_ins (
        id uuid primary key,
        user_id uuid references users (id),
        outcome text not null check (outcome in ('succeeded', 'wrong_credentials')),
        personal bytea not null,
        tried_at timestamptz not null
      );
      create index on sign_ins (user_id, tried_at desc);
      create index on sign_ins (tried_at);

      create table message_choices (
        user_id uuid not null references users (id),
        template text not null,
        choice text not null check (choice in ('mail', 'sms', 'site', 'off')),
        chosen_at timestamptz not null,
        primary key (user_id, template)
      );
      create index messages_unread on messages (user_id, queued_at desc, id desc)
        where channel = 'site' and read_at is null;
    `)
  }

  async down() {
    this.schema.raw(`
      drop index messages_unread;
      drop table message_choices, sign_ins, verification_codes;
    `)
  }
}
