import { BaseSchema } from '@adonisjs/lucid/schema'

/** How people like their lists: columns and density of each, and the views they saved. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table list_layouts (
        user_id uuid not null references users (id) on delete cascade,
        list text not null,
        columns jsonb not null,
        density text not null check (density in ('compact', 'normal', 'roomy')),
        primary key (user_id, list)
      );

      create table saved_views (
        id uuid primary key,
        list text not null,
        owner_id uuid not null references users (id) on delete cascade,
        role text,
        personal bytea not null,
        saved_at timestamptz not null
      );
      create index on saved_views (list, owner_id);
      create index on saved_views (list, role) where role is not null;
    `)
  }

  async down() {
    this.schema.raw('drop table if exists saved_views, list_layouts')
  }
}
