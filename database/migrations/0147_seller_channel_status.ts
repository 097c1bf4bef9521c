import { BaseSchema } from '@adonisjs/lucid/schema'

/** What the tax side last said of a seller: quota and sign-in; and invoices that wait for either. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table seller_channel_status (
        seller_id uuid primary key references sellers (id),
        quota_left_fen bigint,
        quota_as_of timestamptz,
        session_state text check (session_state in ('signed_in', 'login_needed')),
        session_expires_at timestamptz,
        session_as_of timestamptz,
        blocked_by text check (blocked_by in ('over_quota', 'login_needed')),
        blocked_at timestamptz,
        ready_since timestamptz,
        login_challenge bytea,
        login_expires_at timestamptz,
        alarmed_for text,
        updated_at timestamptz not null
      );

      alter table invoices drop constraint invoices_state_check;
      alter table invoices add constraint invoices_state_check check
        (state in ('draft', 'requested', 'pending', 'unknown', 'waiting', 'issued', 'refused', 'dropped'));
      create index on invoices (seller_id, asked_at) where state = 'waiting';
      create index on invoices (seller_id, issued_at) where state = 'issued';
    `)
  }

  async down() {
    this.schema.raw(`
      drop table seller_channel_status;
      alter table invoices drop constraint invoices_state_check;
      alter table invoices add constraint invoices_state_check check
        (state in ('draft', 'requested', 'pending', 'unknown', 'issued', 'refused', 'dropped'));
    `)
  }
}
