import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * What happened on each business day, counted once, and how each person has laid out a page. The history
 * of states is re-counted by time; it only grows, so ranges of its blocks are index enough.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table daily_figures (
        day date not null,
        figure text not null,
        dimension text not null default '',
        count bigint not null,
        fen bigint not null default 0,
        minutes bigint not null default 0,
        primary key (day, figure, dimension)
      );
      create index state_changes_by_time on state_changes using brin (changed_at);

      create table person_layouts (
        user_id uuid not null references users (id),
        page text not null,
        layout jsonb not null,
        version integer not null check (version > 0),
        updated_at timestamptz not null,
        primary key (user_id, page)
      );
    `)
  }

  async down() {
    this.schema.raw(`
      drop table if exists person_layouts, daily_figures;
      drop index if exists state_changes_by_time;
    `)
  }
}
