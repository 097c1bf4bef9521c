import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { ClusterConnection } from './embedded_postgres.js'

/** Owns the tables and runs the migrations. */
export const OWNER_ROLE = 'shuiyou_owner'
/** What the application works as: no superuser, owner of nothing, so a REVOKE binds it. */
export const APP_ROLE = 'shuiyou_app'

const CANNOT_CONNECT_NOW = '57P03'
const TOO_MANY_CONNECTIONS = '53300'
const START_DEADLINE_MS = 60_000
/** Any number that nobody else takes an advisory lock with. */
const PROVISIONING_LOCK = 7_361_001

/** Roles and database, made once; afterwards this is one connection and one query. */
export async function provision(
  superuser: ClusterConnection,
  database: string,
  passwords: { owner: string; app: string }
): Promise<void> {
  const client = await connectWhenReady(superuser)
  if (client === null) return
  try {
    const present = 'select 1 from pg_database where datname = $1 and datconnlimit = -1'
    const found = await client.query(present, [database])
    if (found.rowCount) return
    await client.query('select pg_advisory_lock($1)', [PROVISIONING_LOCK])
    const foundNow = await client.query(present, [database])
    if (foundNow.rowCount) return
    await createRole(client, OWNER_ROLE, passwords.owner)
    await createRole(client, APP_ROLE, passwords.app)
    await createDatabase(client, superuser, database)
  } finally {
    await client.end()
  }
}

/**
 * What the app role may do with everything the owner will create in this database. Must run as the
 * owner (or a superuser for it), in the database.
 */
export async function grantToApp(client: pg.Client, owner: string, app: string): Promise<void> {
  const [from, to] = [pg.escapeIdentifier(owner), pg.escapeIdentifier(app)]
  const defaults = `alter default privileges for role ${from} grant`
  await client.query(`grant usage on schema public to ${to}`)
  await client.query(`${defaults} select, insert, update, delete on tables to ${to}`)
  await client.query(`${defaults} usage on sequences to ${to}`)
  await client.query(`${defaults} usage on schemas to ${to}`)
}

/** Null when every connection is taken: then the server has run, and been provisioned, for long. */
async function connectWhenReady(connection: ClusterConnection): Promise<pg.Client | null> {
  const deadline = performance.now() + START_DEADLINE_MS
  for (;;) {
    const client = new pg.Client(connection)
    try {
      await client.connect()
      return client
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      if (code === TOO_MANY_CONNECTIONS) return null
      if (code !== CANNOT_CONNECT_NOW || performance.now() > deadline) throw error
      await pause(50)
    }
  }
}

async function createRole(client: pg.Client, role: string, password: string): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [role])
  if (found.rowCount) return
  await client.query(`create role ${role} login password ${pg.escapeLiteral(password)}`)
}

/** The connection limit 0 marks a database whose grants are not complete yet, should we die here. */
async function createDatabase(
  client: pg.Client,
  superuser: ClusterConnection,
  database: string
): Promise<void> {
  const name = pg.escapeIdentifier(database)
  const found = await client.query('select 1 from pg_database where datname = $1', [database])
  if (!found.rowCount) {
    await client.query(`create database ${name} owner ${OWNER_ROLE} connection limit 0`)
  }
  const inside = new pg.Client({ ...superuser, database })
  await inside.connect()
  try {
    await grantToApp(inside, OWNER_ROLE, APP_ROLE)
  } finally {
    await inside.end()
  }
  await client.query(`alter database ${name} connection limit -1`)
}
