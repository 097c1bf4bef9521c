import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * How a seller invoices: its limit of one invoice, what it prints in the remarks box, and whether it does without the
 * lower rate. Lines of credits take deductions back, and a cut line bills a part of a piece.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      alter table sellers
        add column invoice_limit_fen bigint check (invoice_limit_fen > 0),
        add column prints_buyer_bank boolean not null default false,
        add column prints_buyer_address boolean not null default false,
        add column prints_seller_bank boolean not null default false,
        add column prints_seller_address boolean not null default false,
        add column full_rate_choice text check (full_rate_choice in ('buyer_wants_deduction', 'gave_up_reduction'));

      alter table invoice_lines
        drop constraint invoice_lines_deduction_fen_check,
        add constraint invoice_lines_deduction_check check (deduction_fen <> 0 and (deduction_fen > 0) = (total_fen > 0));
      alter table invoice_line_allocations alter column quantity type numeric(20, 8);
    `)
  }

  async down() {
    this.schema.raw(`
      alter table invoice_line_allocations alter column quantity type numeric(16, 3);
      alter table invoice_lines
        drop constraint invoice_lines_deduction_check,
        add constraint invoice_lines_deduction_fen_check check (deduction_fen > 0);
      alter table sellers
        drop column invoice_limit_fen, drop column prints_buyer_bank, drop column prints_buyer_address,
        drop column prints_seller_bank, drop column prints_seller_address, drop column full_rate_choice;
    `)
  }
}
