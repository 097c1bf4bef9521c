import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * A common piece of a text (one that thousands of orders hold) is found by reading from the newest order on
 * until the page is full; through the token index alone all of its orders would be fetched and sorted first.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create index order_search_newest on order_search (placed_at desc, order_id desc);
      create index shipments_by_waybill on shipments (waybill_number) where waybill_number is not null;
    `)
  }

  async down() {
    this.schema.raw('drop index order_search_newest, shipments_by_waybill')
  }
}
