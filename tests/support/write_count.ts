import { join } from 'node:path'
import pg from 'pg'
import { connectionOf, ensureCluster, stopCluster } from '#app/platform/database/embedded_postgres'

const OTHERS = 'others'

export interface WriteCount {
  /** PGOPTIONS of a process whose rows are to be counted under a name. */
  mark: (name: string) => string
  /** Rows that were inserted, updated or deleted since, by a marked process or all the `others`. */
  by: (name: string) => Promise<number>
  close: () => Promise<void>
}

/** Watches every table of an installation from inside PostgreSQL: a trigger notes who writes each row. */
export async function countWrites(dataDir: string): Promise<WriteCount> {
  const cluster = await ensureCluster(join(dataDir, 'postgres'))
  const client = new pg.Client(connectionOf(cluster, 'superuser', 'shuiyou'))
  await client.connect()
  await client.query(`
    create schema observer;
    create table observer.writes (writer text not null);
    create function observer.note() returns trigger language plpgsql security definer as $$
    begin
      insert into observer.writes values (coalesce(nullif(current_setting('observer.writer', true), ''), '${OTHERS}'));
      return null;
    end $$;
    do $$
    declare watched record;
    begin
      for watched in select schemaname, tablename from pg_tables where schemaname in ('public', 'bullmq') loop
        execute format('create trigger observer after insert or update or delete on %I.%I
          for each row execute function observer.note()', watched.schemaname, watched.tablename);
      end loop;
    end $$`)
  return {
    mark: (name) => `-c observer.writer=${name}`,
    by: async (name) => {
      const sql = 'select count(*)::int as rows from observer.writes where writer = $1'
      const { rows } = await client.query<{ rows: number }>(sql, [name])
      return rows[0]?.rows ?? 0
    },
    close: async () => {
      await client.end()
      stopCluster(cluster)
    },
  }
}
