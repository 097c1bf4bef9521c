import { setTimeout as pause } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import { pendingMigrations } from '#app/platform/database/migrations'
import { WORKER_LOCK } from '#app/platform/queue/heartbeat'

/** What must work before this installation takes requests. */
export interface Readiness {
  database: boolean
  migrations: boolean
  worker: boolean
}

const NOTHING_READY: Readiness = { database: false, migrations: false, worker: false }
const PATIENCE_MS = 2000

/** A database that does not answer, or not in time, is an answer here and no error. */
export async function readiness(): Promise<Readiness> {
  const tooLate = new AbortController()
  try {
    return await Promise.race([
      askDatabase(),
      pause(PATIENCE_MS, NOTHING_READY, { signal: tooLate.signal }),
    ])
  } catch {
    return NOTHING_READY
  } finally {
    tooLate.abort()
  }
}

async function askDatabase(): Promise<Readiness> {
  const { rows } = await db.rawQuery(
    `select
       array(select name from adonis_schema) as completed,
       exists (select from worker_heartbeats where beat_at > now() - interval '15 seconds')
         and exists (
           select from pg_locks where locktype = 'advisory' and classid = 0 and objid = ?
             and database = (select oid from pg_database where datname = current_database())
         ) as worker`,
    [WORKER_LOCK]
  )
  const { completed, worker }: { completed: string[]; worker: boolean } = rows[0]
  return { database: true, migrations: pendingMigrations(completed).length === 0, worker }
}
