import { createRequire } from 'node:module'
import pg from 'pg'

/**
 * Brings the tables of the queue to the version of the installed bullmq. Runs as the owner. The
 * version is noted on the schema, so that a start without anything to do costs one query.
 */
export async function migrateQueueSchema(owner: pg.Client, appRole: string): Promise<void> {
  const installed = installedVersion()
  const noted = await owner.query(
    "select obj_description(oid, 'pg_namespace') as version from pg_namespace where nspname = 'bullmq'"
  )
  if (noted.rows[0]?.version === installed) return
  const { runMigrations } = await import('bullmq')
  await runMigrations(owner)
  // bullmq counts the jobs of each queue in a sequence that it makes with the queue's first job.
  await owner.query(`grant usage, create on schema bullmq to ${pg.escapeIdentifier(appRole)}`)
  await owner.query(`comment on schema bullmq is '${installed}'`)
}

function installedVersion(): string {
  const manifest: { version: string } = createRequire(import.meta.url)('bullmq/package.json')
  return manifest.version
}
