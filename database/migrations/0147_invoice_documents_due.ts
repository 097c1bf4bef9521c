import { BaseSchema } from '@adonisjs/lucid/schema'

/** Since when an issued invoice waits for its documents; null once they are there, or asked for at the tax channel. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      alter table invoices add column documents_due_at timestamptz;
      create index invoices_in_want_of_documents on invoices (issued_at)
        where state = 'issued' and (problem is not null or documents_due_at is not null);
    `)
  }

  async down() {
    this.schema.raw('alter table invoices drop column documents_due_at')
  }
}
