import { configProvider } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import encryption from '@adonisjs/core/services/encryption'
import type { ApplicationService } from '@adonisjs/core/types'
import db from '@adonisjs/lucid/services/db'
import type {
  ResolvedSessionConfig,
  SessionConfig,
  SessionData,
  SessionStoreContract,
} from '@adonisjs/session/types'
import { clock } from '#app/platform/clock'

/**
 * The test clients (`loginAs`, `withSession`, `withCsrfToken`) put what they prepare into a store in
 * memory. This lets the application take it over as a real session row on the request, so that
 * tests run through the store that people use.
 */
export function takeOverClientSessions(app: ApplicationService): void {
  const given = app.config.get<unknown>('session')
  const provider = configProvider.create(async () => {
    const config = await configProvider.resolve<ResolvedSessionConfig>(app, given)
    if (!config) throw new Error('config/session.ts makes no configuration')
    const { database, memory } = config.stores
    const takingOver = (ctx: HttpContext, settings: SessionConfig) =>
      new TakingOverStore(database(ctx, settings), memory(ctx, settings))
    return { ...config, stores: { ...config.stores, database: takingOver } }
  })
  app.config.set('session', provider)
}

/** Taken over or written by the application: from then on only the row counts. */
const realIds = new Set<string>()

class TakingOverStore implements SessionStoreContract {
  constructor(
    private rows: SessionStoreContract,
    private prepared: SessionStoreContract
  ) {}

  async read(sessionId: string) {
    const values = realIds.has(sessionId) ? null : await this.prepared.read(sessionId)
    if (values) await insertRow(sessionId, values)
    realIds.add(sessionId)
    return this.rows.read(sessionId)
  }

  /** Kept in memory too, where the clients look for flash messages. */
  async write(sessionId: string, values: SessionData) {
    realIds.add(sessionId)
    await this.prepared.write(sessionId, values)
    await this.rows.write(sessionId, values)
  }

  async destroy(sessionId: string) {
    await this.prepared.destroy(sessionId)
    await this.rows.destroy(sessionId)
  }

  async touch(sessionId: string) {
    await this.rows.touch(sessionId)
  }
}

async function insertRow(id: string, prepared: SessionData): Promise<void> {
  const now = clock.now()
  const mark = { at: now.toISO(), browser: null, system: null }
  const values = { signed_in: mark, ...prepared }
  const row = {
    id,
    user_id: prepared.auth_web ?? null,
    data: encryption.encrypt(values, { purpose: id }),
    expires_at: now.plus({ hours: 8 }).toISO(),
  }
  await db.table('sessions').insert(row)
}
