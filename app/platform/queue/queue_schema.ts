import { createRequire } from 'node:module'
import type pg from 'pg'

/**
 * Brings the tables of the queue to the version of the installed bullmq. Runs as the owner. The
 * version is noted on the schema, so that a start without anything to do costs one query.
 */
export async function migrateQueueSchema(owner: pg.Client): Promise<void> {
  const installed = installedVersion()
  const noted = await owner.query(
    "select obj_description(oid, 'pg_namespace') as version from pg_namespace where nspname = 'bullmq'"
  )
  if (noted.rows[0]?.version === installed) return
  const { runMigrations } = await import('bullmq')
  await runMigrations(owner)
  await owner.query(`comment on schema bullmq is '${installed}'`)
}

function installedVersion(): string {
  const manifest: { version: string } = createRequire(import.meta.url)('bullmq/package.json')
  return manifest.version
}
