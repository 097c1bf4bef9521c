import { BaseSchema } from '@adonisjs/lucid/schema'

/** What is taken off the price of an order's line. The total is what is left to pay; only without a discount it may be nothing. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      alter table order_lines
        add column discount_fen bigint not null default 0 check (discount_fen >= 0),
        add constraint order_lines_discount_check check (discount_fen = 0 or total_fen > 0)
    `)
  }

  async down() {
    this.schema.raw('alter table order_lines drop column discount_fen')
  }
}
