import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * Money can come twice for one order, or for an order that is cancelled by then. Such a payment is
 * settled all the same, because the money is there, and is marked as surplus until it went back.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      alter table payments
        add column is_surplus boolean not null default false,
        add column problem text check (problem in ('amount_mismatch')),
        add column settlement_reference text,
        add constraint payments_settlement_reference unique (provider, settlement_reference);
      drop index payments_one_settled;
      create unique index payments_one_settled on payments (order_id)
        where state = 'settled' and not is_surplus;
      create index payments_for_a_person on payments (created_at desc, id desc)
        where is_surplus or problem is not null;

      alter table refunds add column settlement_reference text;
      create index refunds_open on refunds (created_at) where state in ('created', 'pending', 'unknown');

      alter table ledger_entries drop constraint ledger_entries_kind_check,
        add constraint ledger_entries_kind_check check (kind in
          ('payment_settled', 'refund_requested', 'refund_succeeded', 'refund_declined'));
    `)
  }

  async down() {
    this.schema.raw(`
      alter table ledger_entries drop constraint ledger_entries_kind_check,
        add constraint ledger_entries_kind_check check (kind in
          ('payment_settled', 'refund_requested', 'refund_succeeded'));
      drop index refunds_open;
      alter table refunds drop column settlement_reference;
      drop index payments_for_a_person;
      drop index payments_one_settled;
      create unique index payments_one_settled on payments (order_id) where state = 'settled';
      alter table payments drop constraint payments_settlement_reference,
        drop column settlement_reference, drop column problem, drop column is_surplus;
    `)
  }
}
