import { BaseSchema } from '@adonisjs/lucid/schema'

/** What a seller used of its quota is answered by an index alone. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      drop index invoices_seller_id_issued_at_idx;
      create index invoices_quota_use on invoices (seller_id, issued_at) include (net_fen) where state = 'issued';
    `)
  }

  async down() {
    this.schema.raw(`
      drop index invoices_quota_use;
      create index on invoices (seller_id, issued_at) where state = 'issued';
    `)
  }
}
