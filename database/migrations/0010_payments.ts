import { BaseSchema } from '@adonisjs/lucid/schema'
import { makeAppendOnly } from '#app/platform/database/append_only'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table payments (
        id uuid primary key,
        order_id uuid not null references orders (id),
        provider text not null,
        trade_number text not null unique,
        amount_fen bigint not null check (amount_fen > 0),
        state text not null check (state in ('created', 'awaiting', 'unknown', 'settled', 'declined', 'closed')),
        provider_reference text,
        qr_content text,
        redirect_url text,
        expires_at timestamptz,
        asked_at timestamptz,
        settled_at timestamptz,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        unique (provider, provider_reference)
      );
      create unique index payments_one_open on payments (order_id) where state in ('created', 'awaiting', 'unknown');
      create unique index payments_one_settled on payments (order_id) where state = 'settled';
      create index on payments (state, created_at) where state in ('created', 'awaiting', 'unknown');
      create index on payments (created_at desc, id desc);

      create table payment_notices (
        id uuid primary key,
        provider text not null,
        notice_key text not null,
        payment_id uuid references payments (id),
        raw bytea not null,
        received_at timestamptz not null,
        unique (provider, notice_key)
      );
      create index on payment_notices (payment_id);

      create table refunds (
        id uuid primary key,
        payment_id uuid not null references payments (id),
        refund_number text not null unique,
        amount_fen bigint not null check (amount_fen > 0),
        state text not null check (state in ('created', 'pending', 'unknown', 'succeeded', 'declined')),
        provider_reference text,
        reason bytea,
        requested_by uuid references users (id),
        asked_at timestamptz,
        created_at timestamptz not null,
        updated_at timestamptz not null
      );
      create index on refunds (payment_id);

      create table ledger_entries (
        id uuid primary key,
        kind text not null check (kind in ('payment_settled', 'refund_requested', 'refund_succeeded')),
        source_id uuid not null,
        posted_at timestamptz not null,
        unique (kind, source_id)
      );

      create table ledger_lines (
        entry_id uuid not null references ledger_entries (id),
        position integer not null check (position > 0),
        account text not null,
        debit_fen bigint not null default 0 check (debit_fen >= 0),
        credit_fen bigint not null default 0 check (credit_fen >= 0),
        primary key (entry_id, position),
        check ((debit_fen = 0) <> (credit_fen = 0))
      );
      create index on ledger_lines (account);

      create function refuse_unbalanced_entry() returns trigger language plpgsql as $$
      begin
        if (select coalesce(sum(debit_fen) - sum(credit_fen), 0) from ledger_lines where entry_id = new.entry_id) <> 0 then
          raise exception 'ledger entry % does not balance', new.entry_id using errcode = 'check_violation';
        end if;
        return null;
      end $$;
      create constraint trigger ledger_lines_balance after insert on ledger_lines
        deferrable initially deferred for each row execute function refuse_unbalanced_entry();
    `)
    makeAppendOnly(this.schema, 'ledger_entries')
    makeAppendOnly(this.schema, 'ledger_lines')
  }

  async down() {
    this.schema.raw(
      'drop table if exists ledger_lines, ledger_entries, refunds, payment_notices, payments cascade'
    )
  }
}
