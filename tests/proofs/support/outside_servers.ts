import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { databaseAccount, privateFolder, runAs } from '#app/platform/database/cluster_account'
import { freePort } from '#tests/support/environment'

const POSTGRES = '/usr/lib/postgresql'
const REDIS = '/usr/bin/redis-server'
const PACKAGES = ['postgresql', 'redis-server']

export interface OutsideServers {
  variables: { DATABASE_URL: string; DATABASE_OWNER_URL: string; REDIS_URL: string }
  versions: string[]
  stop: () => Promise<void>
}

/** A PostgreSQL and a Redis of Debian's packages with nothing in them; installed when missing. */
export async function startOutsideServers(): Promise<OutsideServers> {
  if (!existsSync(POSTGRES) || !existsSync(REDIS)) install()
  const folder = mkdtempSync(join(tmpdir(), 'servers-'))
  chmodSync(folder, 0o755)
  const postgres = await startPostgres(folder)
  const redis = await startRedis(folder)
  const url = (user: string) => `postgres://${user}@127.0.0.1:${postgres.port}/shuiyou`
  return {
    variables: {
      DATABASE_URL: url('shuiyou_app'),
      DATABASE_OWNER_URL: url('shuiyou_owner'),
      REDIS_URL: `redis://127.0.0.1:${redis.port}`,
    },
    versions: [postgres.version, redis.version],
    stop: async () => {
      await Promise.all([end(redis.process), end(postgres.process)])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function install(): void {
  const command = `apt-get install ${PACKAGES.join(' ')}`
  if (process.getuid?.() !== 0)
    throw new Error(`PostgreSQL or Redis is missing; as root: ${command}`)
  execFileSync('apt-get', ['update', '-qq'])
  execFileSync('apt-get', ['install', '-qq', '-y', '--no-install-recommends', ...PACKAGES])
}

async function startPostgres(folder: string) {
  const newest = readdirSync(POSTGRES).sort((one, other) => Number(other) - Number(one))[0] ?? ''
  const program = (name: string) => join(POSTGRES, newest, 'bin', name)
  const account = databaseAccount()
  const data = join(folder, 'postgres')
  privateFolder(account, data)
  const made = runAs(account, program('initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust'])
  if (!made.succeeded) throw new Error(made.output)
  const port = await freePort()
  const args = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', data]
  const server = spawn(program('postgres'), args, { ...account, cwd: '/', stdio: 'ignore' })
  await untilListening(port)
  await makeDatabase(port)
  return { process: server, port, version: versionOf(program('postgres')) }
}

/** As docs/operations.md says it. */
async function makeDatabase(port: number): Promise<void> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' })
  await client.connect()
  await client.query('create role shuiyou_owner login')
  await client.query('create role shuiyou_app login')
  await client.query(
    `create database shuiyou owner shuiyou_owner encoding 'UTF8' template template0 lc_collate 'C' lc_ctype 'C.UTF-8'`
  )
  await client.end()
}

async function startRedis(folder: string) {
  const port = await freePort()
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder]
  const server = spawn(REDIS, args, { stdio: 'ignore' })
  await untilListening(port)
  return { process: server, port, version: versionOf(REDIS) }
}

function versionOf(program: string): string {
  return execFileSync(program, ['--version'], { encoding: 'utf8' }).trim()
}

async function untilListening(port: number): Promise<void> {
  const deadline = performance.now() + 20_000
  while (!(await isListening(port))) {
    if (performance.now() > deadline) throw new Error(`nothing listens at port ${port}`)
    await pause(100)
  }
  await pause(200) // PostgreSQL listens a moment before it lets anybody in.
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}

function end(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once('exit', () => resolve())
    server.kill('SIGINT')
  })
}
