import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table tax_class_codes (
        code char(19) primary key check (code ~ '^\\d{19}$'),
        short_name text not null,
        name text not null,
        note text not null default '',
        is_leaf boolean not null
      );

      create table products (
        id uuid primary key,
        sku text not null unique,
        name text not null,
        spec text,
        unit text not null,
        unit_price_incl_tax numeric(14, 2) not null check (unit_price_incl_tax > 0),
        tax_class_code char(19) not null references tax_class_codes (code),
        tax_rate numeric(6, 4) not null check (tax_rate in (0.13, 0.09, 0.06, 0.05, 0.03, 0.015, 0.01, 0)),
        tax_treatment text not null default 'taxed' check (tax_treatment in ('taxed', 'exempt', 'not_taxed', 'zero_rated')),
        min_quantity numeric(16, 3) not null default 1 check (min_quantity > 0),
        fulfilment text not null check (fulfilment in ('parcel', 'service')),
        is_active boolean not null default true,
        created_at timestamptz not null,
        updated_at timestamptz not null
      );

      create table stock_levels (
        product_id uuid primary key references products (id),
        on_hand numeric(16, 3) not null check (on_hand >= 0),
        held numeric(16, 3) not null default 0 check (held >= 0),
        updated_at timestamptz not null,
        check (held <= on_hand)
      );
    `)
  }

  async down() {
    this.schema.raw('drop table if exists stock_levels, products, tax_class_codes cascade')
  }
}
