import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * What waits for its seal, written by the database in the transaction of the entry. A slow
 * transaction may commit an entry long after later ones, so neither ids nor times say what is new;
 * this list does, and it stays as short as the sealer is quick, however long the log grows.
 * A head keeps the peaks of its hash tree, so that the next one reads only what came since.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table audit_pending (entry_id uuid primary key);

      create function await_seal() returns trigger language plpgsql as $$
      begin
        insert into audit_pending (entry_id) select id from added;
        return null;
      end $$;

      create trigger audit_entries_await_seal after insert on audit_entries
        referencing new table as added for each statement execute function await_seal();

      alter table audit_heads add column frontier bytea not null;
    `)
  }

  async down() {
    this.schema.raw(`
      alter table audit_heads drop column if exists frontier;
      drop trigger if exists audit_entries_await_seal on audit_entries;
      drop function if exists await_seal;
      drop table if exists audit_pending;
    `)
  }
}
