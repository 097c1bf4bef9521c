import { BaseSchema } from '@adonisjs/lucid/schema'

/** What somebody has read and ticked in the help; notes for themselves. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table help_readers (
        user_id uuid primary key references users (id),
        news_read text,
        first_day_hidden_at timestamptz
      );

      create table first_day_ticks (
        user_id uuid not null references users (id),
        task text not null,
        ticked_at timestamptz not null,
        primary key (user_id, task)
      );
    `)
  }

  async down() {
    this.schema.raw('drop table first_day_ticks, help_readers')
  }
}
