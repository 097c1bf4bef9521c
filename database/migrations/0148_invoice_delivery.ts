import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * A message that the other side refused for good has bounced. Messages know their invoice in clear, so that one can
 * ask what became of an invoice; each that leaves the house carries a link of its own, which ends or is withdrawn.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      alter table messages
        drop constraint messages_state_check,
        add constraint messages_state_check check (state in ('queued', 'sending', 'sent', 'bounced', 'failed', 'unknown')),
        add column invoice_id uuid references invoices (id),
        add column answer text check (answer <> '');
      update messages m set invoice_id = i.id from invoices i
       where m.template = 'invoice_ready' and i.order_id = m.order_id and i.state = 'issued'
         and 1 = (select count(*) from invoices o where o.order_id = m.order_id and o.state = 'issued');
      create index on messages (invoice_id, queued_at desc) where invoice_id is not null;
      create index messages_undelivered on messages (queued_at desc, id desc) where state in ('bounced', 'failed', 'unknown');

      create table invoice_links (
        id uuid primary key,
        invoice_id uuid not null references invoices (id),
        message_id uuid not null unique references messages (id) on delete cascade,
        expires_at timestamptz not null,
        revoked_at timestamptz,
        openings integer not null default 0 check (openings >= 0),
        last_opened_at timestamptz,
        created_at timestamptz not null
      );
      create index on invoice_links (invoice_id, created_at desc);
    `)
  }

  async down() {
    this.schema.raw(`
      drop table if exists invoice_links;
      drop index messages_undelivered;
      update messages set state = 'failed' where state = 'bounced';
      alter table messages
        drop column invoice_id,
        drop column answer,
        drop constraint messages_state_check,
        add constraint messages_state_check check (state in ('queued', 'sending', 'sent', 'failed', 'unknown'));
    `)
  }
}
