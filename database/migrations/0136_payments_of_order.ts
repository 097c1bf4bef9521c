import { BaseSchema } from '@adonisjs/lucid/schema'

/** The page of an order shows all of its payments; the other indexes over orders leave closed ones out. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw('create index payments_of_order on payments (order_id)')
  }

  async down() {
    this.schema.raw('drop index payments_of_order')
  }
}
