import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { grantToApp } from '#app/platform/database/cluster_provisioning'
import { COMPLETED_MIGRATIONS, pendingMigrations } from '#app/platform/database/migrations'
import {
  dataDirectory,
  type DatabaseSettings,
  databaseSettings,
} from '#app/platform/database/settings'
import { migrateQueueSchema } from '#app/platform/queue/queue_schema'
import { reasonOf } from './boot_problem.js'

const UNDEFINED_TABLE = '42P01'

/** Runs `node ace …` and fails when it fails. */
type RunAce = (...args: string[]) => Promise<void>

/** Brings the schema to this version. Without anything to do it costs one connection. */
export async function prepareDatabase(ace: RunAce): Promise<void> {
  const settings = await databaseSettings()
  const owner = new pg.Client(settings.owner)
  await owner.connect()
  try {
    const pending = pendingMigrations(await completedMigrations(owner))
    const app = await appRole(settings)
    if (pending.length > 0) {
      if (settings.cluster === null && app !== (await currentUser(owner))) {
        await grantToApp(owner, await currentUser(owner), app)
      }
      const quietly = ['--force', '--no-schema-generate', '--compact-output']
      await ace('migration:run', '--connection=owner', ...quietly)
    }
    await migrateQueueSchema(owner, app)
  } finally {
    await owner.end()
  }
}

/**
 * Demonstration data, once per installation and never in production. The mark is set when all of
 * it is there; a database without a single user (another DATABASE_URL) is filled again.
 */
export async function seedDemo(ace: RunAce): Promise<void> {
  if (process.env.NODE_ENV === 'production') return
  const mark = join(dataDirectory(), 'demo-seeded')
  if (existsSync(mark) && (await hasUsers())) return
  await ace('demo:seed')
  writeFileSync(mark, '')
}

/** `[{role, name, login, password}]`, written by `demo:seed`. */
export function demoLoginsPath(): string {
  return join(dataDirectory(), 'demo-logins.json')
}

async function hasUsers(): Promise<boolean> {
  const { app } = await databaseSettings()
  const client = new pg.Client(app)
  await client.connect()
  try {
    const { rows } = await client.query<{ found: boolean }>(
      'select exists (select from users) as found'
    )
    return rows[0]?.found ?? false
  } finally {
    await client.end()
  }
}

async function completedMigrations(owner: pg.Client): Promise<string[]> {
  try {
    const { rows } = await owner.query<{ name: string }>(COMPLETED_MIGRATIONS)
    return rows.map((row) => row.name)
  } catch (error) {
    if (reasonOf(error) === UNDEFINED_TABLE) return []
    throw error
  }
}

/** The role that the application works as. */
export async function appRole(settings: DatabaseSettings): Promise<string> {
  if ('user' in settings.app) return settings.app.user
  const app = new pg.Client(settings.app)
  await app.connect()
  try {
    return await currentUser(app)
  } finally {
    await app.end()
  }
}

async function currentUser(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>('select current_user as name')
  return rows[0]?.name ?? ''
}
