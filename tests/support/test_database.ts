import { spawnSync } from 'node:child_process'
import pg from 'pg'
import { connectionOf } from '#app/platform/database/embedded_postgres'
import { databaseName, databaseSettings, projectRoot } from '#app/platform/database/settings'
import { prepareDatabase } from '#app/platform/supervisor/preparation'

/** Brings the test database to the newest schema; costs a query when it is there already. */
export async function migrateTestDatabase(): Promise<void> {
  await prepareDatabase(async (...args) => {
    const run = spawnSync(process.execPath, ['ace.js', ...args], {
      cwd: projectRoot,
      encoding: 'utf8',
    })
    if (run.status !== 0) throw new Error(`${args.join(' ')} failed: ${run.stdout}${run.stderr}`)
  })
}

/**
 * Empties every table, the append-only ones too, for tests whose rows other processes must see.
 * Tests within one process rather wrap themselves in a transaction.
 */
export async function emptyTestDatabase(): Promise<void> {
  const { cluster, owner } = await databaseSettings()
  const connection = cluster ? connectionOf(cluster, 'superuser', databaseName()) : owner
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      `select string_agg(format('%I.%I', schemaname, tablename), ', ') as name from pg_tables
       where schemaname in ('public', 'bullmq') and tablename not like 'adonis_schema%'
         and tablename <> 'migration'`
    )
    await client.query("set session_replication_role = 'replica'") // silences append-only triggers
    await client.query(`truncate ${rows[0]?.name ?? ''} restart identity cascade`)
  } finally {
    await client.end()
  }
}
