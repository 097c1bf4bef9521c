import { hostname } from 'node:os'
import pg from 'pg'
import { processIdentity } from '#app/platform/database/process_marks'
import { databaseSettings } from '#app/platform/database/settings'

/** Every worker holds this advisory lock, shared, for as long as it lives. */
export const WORKER_LOCK = 7_361_002
const BEAT_EVERY_MS = 5000

/**
 * Shows that this worker lives (its session holds a lock, which PostgreSQL drops at once when the
 * process dies) and that it is not stuck (its row is fresh).
 */
export class Heartbeat {
  private readonly worker = `${hostname()}/${processIdentity()}`
  private session: pg.Client | null = null
  private timer: NodeJS.Timeout | null = null

  async start(): Promise<void> {
    await this.beat()
  }

  async stop(): Promise<void> {
    if (this.timer) clearTimeout(this.timer)
    await this.session?.query('delete from worker_heartbeats where worker = $1', [this.worker])
    await this.session?.end()
  }

  private async beat(): Promise<void> {
    try {
      this.session ??= await this.openSession()
      await this.session.query(
        `insert into worker_heartbeats (worker, beat_at) values ($1, now())
         on conflict (worker) do update set beat_at = excluded.beat_at`,
        [this.worker]
      )
    } catch {
      // The database restarts. A missing beat is the very sign that readiness looks for, and the
      // next one opens a new session.
      this.session = null
    }
    this.timer = setTimeout(() => this.beat(), BEAT_EVERY_MS)
  }

  private async openSession(): Promise<pg.Client> {
    const { app } = await databaseSettings()
    const session = new pg.Client({ ...app, application_name: 'shuiyou-worker', keepAlive: true })
    session.on('error', () => (this.session = null))
    await session.connect()
    await session.query('select pg_advisory_lock_shared($1)', [WORKER_LOCK])
    await session.query("delete from worker_heartbeats where beat_at < now() - interval '1 day'")
    return session
  }
}
