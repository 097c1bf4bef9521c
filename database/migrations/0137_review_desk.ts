import { BaseSchema } from '@adonisjs/lucid/schema'

/** Rules by which the house approves orders itself, and the trace that each approval leaves. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table review_rules (
        id uuid primary key,
        label text not null check (label <> ''),
        is_active boolean not null,
        max_total_fen bigint not null check (max_total_fen > 0),
        order_types text[] not null check (cardinality(order_types) > 0),
        sources text[] not null check (cardinality(sources) > 0),
        min_completed integer not null check (min_completed >= 0),
        version integer not null check (version > 0),
        changed_by uuid not null references users (id),
        changed_at timestamptz not null
      );

      alter table order_reviews
        add column rule_id uuid references review_rules (id),
        add column rule_version integer,
        drop constraint order_reviews_decision_check,
        add constraint order_reviews_decision_check check (decision in ('approved', 'rejected', 'refused')),
        add constraint order_reviews_rule_check check ((rule_id is null) = (rule_version is null));
    `)
  }

  async down() {
    this.schema.raw(`
      alter table order_reviews drop column rule_id, drop column rule_version;
      drop table if exists review_rules;
    `)
  }
}
