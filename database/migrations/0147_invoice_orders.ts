import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * An invoice may bill several orders, and an order may be billed by several invoices; the allocations keep every
 * line of an order from being billed twice. `invoices.order_id` stays the leading order.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table invoice_orders (
        invoice_id uuid not null references invoices (id),
        order_id uuid not null references orders (id),
        amount_fen bigint not null,
        primary key (invoice_id, order_id)
      );
      create index on invoice_orders (order_id);
      insert into invoice_orders select id, order_id, total_fen from invoices;
      drop index invoices_one_live_original;
      alter table invoice_line_allocations alter column quantity type numeric(22, 8);

      create function refuse_unshared_invoice() returns trigger language plpgsql as $$
      begin
        if new.total_fen <> (select coalesce(sum(amount_fen), 0) from invoice_orders where invoice_id = new.id) then
          raise exception 'the orders of invoice % do not add up to it', new.id using errcode = 'check_violation';
        end if;
        return null;
      end $$;
      create constraint trigger invoices_shared_by_orders after insert on invoices
        deferrable initially deferred for each row execute function refuse_unshared_invoice();
    `)
  }

  async down() {
    this.schema.raw(`
      drop trigger invoices_shared_by_orders on invoices;
      drop function refuse_unshared_invoice;
      drop table invoice_orders;
      alter table invoice_line_allocations alter column quantity type numeric(16, 3);
      create unique index invoices_one_live_original on invoices (order_id)
        where original_invoice_id is null and state not in ('refused', 'dropped');
    `)
  }
}
