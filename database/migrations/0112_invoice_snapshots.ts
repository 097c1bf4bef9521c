import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * An invoice shows its seller as it was when it was drafted, and is verified by one keyed look-up over
 * number, day and total.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      alter table invoices
        add column seller jsonb not null,
        add column remark text not null default '';
      alter table invoice_lines add column tax_class_short_name text not null;
      create unique index on invoices (number_index);
      create index on invoices (state, created_at desc, id desc);
      create index on invoices (order_id);
    `)
  }

  async down() {
    this.schema.raw(`
      alter table invoices drop column seller, drop column remark;
      alter table invoice_lines drop column tax_class_short_name;
    `)
  }
}
