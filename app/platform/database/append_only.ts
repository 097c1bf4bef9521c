import type { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * Makes a table append-only: UPDATE, DELETE and TRUNCATE are refused by a trigger (for every role,
 * the owner too), and the application's role loses the right to try.
 */
export function makeAppendOnly(schema: BaseSchema['schema'], table: string): void {
  schema.raw(`
    create trigger ${table}_append_only before update or delete on ${table}
      for each row execute function refuse_change();
    create trigger ${table}_no_truncate before truncate on ${table}
      for each statement execute function refuse_change();
    do $$ begin
      if exists (select from pg_roles where rolname = 'shuiyou_app') then
        revoke update, delete, truncate on ${table} from shuiyou_app;
      end if;
    end $$;
  `)
}

export const REFUSE_CHANGE_FUNCTION = `
  create function refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
  end $$;
`
