import { BaseSchema } from '@adonisjs/lucid/schema'

/** What a line of an invoice is to its neighbours, why it is taxed as it is, and which line it takes back. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      alter table invoices
        add column full_rate_choice text check (full_rate_choice in ('buyer_wants_deduction', 'gave_up_reduction'));

      alter table invoice_lines
        add column nature text not null default 'normal' check (nature in ('normal', 'discounted', 'discount')),
        add column preference text check (preference in
          ('simplified', 'simplified_3', 'simplified_5', 'reduced_5_to_1_5', 'exempt', 'not_taxed', 'refund_on_levy')),
        add column deduction_fen bigint check (deduction_fen > 0),
        add column original_line_id uuid references invoice_lines (id),
        add constraint invoice_lines_discount_check check (
          nature <> 'discount' or (quantity is null and total_fen < 0 and original_line_id is null)
        ),
        add constraint invoice_lines_credit_check check (
          original_line_id is null or (nature = 'normal' and total_fen < 0 and (quantity is null or quantity < 0))
        );
      create index on invoice_lines (original_line_id) where original_line_id is not null;
    `)
  }

  async down() {
    this.schema.raw(`
      alter table invoice_lines
        drop column nature, drop column preference, drop column deduction_fen, drop column original_line_id;
      alter table invoices drop column full_rate_choice;
    `)
  }
}
