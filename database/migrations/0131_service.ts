import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table order_ratings (
        id uuid primary key,
        order_id uuid not null unique references orders (id),
        stars integer not null check (stars between 1 and 5),
        comment bytea,
        rated_at timestamptz not null,
        updated_at timestamptz not null
      );
      create index on order_ratings (rated_at desc, id desc);

      create table cases (
        id uuid primary key,
        kind text not null check (kind <> ''),
        subject text not null check (subject <> ''),
        subject_id uuid not null,
        owner_id uuid references users (id),
        state text not null check (state in ('open', 'in_progress', 'closed')),
        due_at timestamptz not null,
        opened_at timestamptz not null,
        closed_at timestamptz,
        updated_at timestamptz not null,
        check ((state = 'closed') = (closed_at is not null)),
        check (state <> 'in_progress' or owner_id is not null),
        check (state <> 'open' or owner_id is null)
      );
      create unique index cases_waiting_once on cases (kind, subject_id) where state <> 'closed';
      create index cases_waiting on cases (due_at, id) where state <> 'closed';
      create index cases_closed on cases (closed_at desc, id desc) where state = 'closed';
      create index cases_of_owner on cases (owner_id, due_at) where state <> 'closed';
      create index on cases (subject_id);

      create table case_notes (
        id uuid primary key,
        case_id uuid not null references cases (id),
        author_id uuid not null references users (id),
        note bytea not null,
        noted_at timestamptz not null
      );
      create index on case_notes (case_id, noted_at desc);
    `)
  }

  async down() {
    this.schema.raw('drop table if exists case_notes, cases, order_ratings cascade')
  }
}
