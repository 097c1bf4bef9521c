import { BaseSchema } from '@adonisjs/lucid/schema'

/** The tabs of the list count the orders with findings by status. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create index orders_with_findings on orders (status, placed_at desc, id desc)
        where deleted_at is null and has_findings
    `)
  }

  async down() {
    this.schema.raw('drop index orders_with_findings')
  }
}
