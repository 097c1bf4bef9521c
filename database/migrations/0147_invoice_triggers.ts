import { BaseSchema } from '@adonisjs/lucid/schema'

/** When an order of each type is invoiced by itself, where a person decided otherwise than the house rule. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table invoice_triggers (
        order_type text primary key check (order_type in ('parcel', 'service', 'mixed')),
        moment text not null check (moment in ('on_paid', 'on_completed', 'manual')),
        changed_by uuid references users (id),
        changed_at timestamptz not null
      );
    `)
  }

  async down() {
    this.schema.raw('drop table invoice_triggers')
  }
}
