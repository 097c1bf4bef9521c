import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * For the home pages: the head of the queue of reviews by waiting time, services that wait among a
 * hundred thousand parcels, and the parcels of one courier.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create index orders_to_review on orders (submitted_at, id)
        where state = 'in_review' and deleted_at is null;
      create index orders_of_service on orders (status, placed_at desc, id desc)
        where deleted_at is null and order_type = 'service';
      create index shipments_of_courier on shipments (courier_user_id, state)
        where courier_user_id is not null;
    `)
  }

  async down() {
    this.schema.raw('drop index orders_to_review, orders_of_service, shipments_of_courier')
  }
}
