import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Cluster, connectionOf, ensureCluster } from './embedded_postgres.js'

export type DatabaseConnection =
  | { connectionString: string }
  | { host: string; port: number; user: string; password: string; database: string }

export interface DatabaseSettings {
  /** What the application works as. */
  app: DatabaseConnection
  /** What migrations run as; the same as `app` when an outside server has one role only. */
  owner: DatabaseConnection
  /** Null when DATABASE_URL points to a server of somebody else. */
  cluster: Cluster | null
}

/** The root of the project; a build below it shares its state. */
export const projectRoot = findRoot()

let settings: Promise<DatabaseSettings> | null = null

/**
 * Everything the installation writes lies here: DATA_DIR, or `storage` in the project. Others may
 * enter it (the database's user must), but not the folders of keys and files inside.
 */
export function dataDirectory(): string {
  const directory = resolve(projectRoot, process.env.DATA_DIR || 'storage')
  makeFolder(directory)
  return directory
}

/** Step by step: below /proc and the like the recursive `mkdirSync` of Node never comes back. */
function makeFolder(directory: string): void {
  if (existsSync(directory)) return
  makeFolder(dirname(directory))
  try {
    mkdirSync(directory, { mode: 0o755 })
  } catch (error) {
    if (!existsSync(directory)) throw error // Somebody else was faster.
  }
}

export function databaseName(): string {
  return process.env.NODE_ENV === 'test' ? 'shuiyou_test' : 'shuiyou'
}

/**
 * Where the database is: DATABASE_URL (with DATABASE_OWNER_URL for migrations, if the roles are
 * separate), else the embedded cluster below DATA_DIR, which is started when it does not run.
 * PG_FAST=1 gives up its durability (tests). Found once per process.
 */
export function databaseSettings(): Promise<DatabaseSettings> {
  settings ??= findSettings()
  return settings
}

/** Starts the embedded database, also when it has died since; null with an outside server. */
export async function startDatabase(): Promise<Cluster | null> {
  if (process.env.DATABASE_URL) return null
  const isFast = process.env.PG_FAST === '1'
  return ensureCluster(join(dataDirectory(), 'postgres'), { database: databaseName(), isFast })
}

async function findSettings(): Promise<DatabaseSettings> {
  const { DATABASE_URL, DATABASE_OWNER_URL } = process.env
  const cluster = await startDatabase()
  if (cluster === null) {
    const app = { connectionString: DATABASE_URL ?? '' }
    return { app, owner: { connectionString: DATABASE_OWNER_URL || app.connectionString }, cluster }
  }
  const database = databaseName()
  const app = connectionOf(cluster, 'app', database)
  return { app, owner: connectionOf(cluster, 'owner', database), cluster }
}

function findRoot(): string {
  const here = resolve(import.meta.dirname, '../../..')
  const parent = resolve(here, '..')
  return here.endsWith('/build') && existsSync(join(parent, 'ace.js')) ? parent : here
}
