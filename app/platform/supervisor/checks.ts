import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { dataDirectory } from '#app/platform/database/settings'
import { BootProblem, reasonOf } from './boot_problem.js'

/** What an empty installation writes, with room for a day's work. */
const NEEDED_BYTES = 300 * 1024 * 1024
const OLDEST_POSTGRES = 15
const PATIENCE_MS = 5000
const MEANINGS: Record<string, string> = {
  '28P01': 'wrong user or password',
  '28000': 'the server refuses this user',
  '3D000': 'there is no such database',
  'ECONNREFUSED': 'nothing listens there',
  'ENOTFOUND': 'there is no such host',
}

export interface Address {
  host: string
  port: number
}

/** Everything that can be known before anything is started. */
export async function checkBeforeStart(): Promise<Address> {
  const address = readAddress()
  await checkPort(address)
  checkDataDirectory()
  await checkDatabaseUrl('DATABASE_URL')
  await checkDatabaseUrl('DATABASE_OWNER_URL')
  await checkRedisUrl()
  return address
}

function readAddress(): Address {
  const { HOST = '127.0.0.1', PORT = '3333' } = process.env
  const port = Number(PORT)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new BootProblem(`PORT is "${PORT}", but must be a number from 1 to 65535.`)
  }
  return { host: HOST, port }
}

async function checkPort({ host, port }: Address): Promise<void> {
  const server = createServer()
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen({ host, port, exclusive: true }, resolve)
    })
  } catch (error) {
    const reason = reasonOf(error)
    const isTaken = reason === 'EADDRINUSE'
    throw new BootProblem(
      isTaken
        ? `Port ${port} is taken: stop the program that listens there, or choose another with PORT=….`
        : `HOST ${host} with PORT ${port} cannot be listened on (${reason}).`
    )
  } finally {
    server.close()
  }
}

function checkDataDirectory(): void {
  const wanted = process.env.DATA_DIR || 'storage'
  try {
    const probe = join(dataDirectory(), `.probe-${process.pid}`)
    writeFileSync(probe, 'probe', { flush: true })
    rmSync(probe)
  } catch (error) {
    if (reasonOf(error) === 'ENOSPC')
      throw new BootProblem(`The disk of DATA_DIR ${wanted} is full.`)
    throw new BootProblem(`DATA_DIR ${wanted} cannot be written (${reasonOf(error)}).`)
  }
  checkFreeSpace(dataDirectory())
}

function checkFreeSpace(directory: string): void {
  const { bavail, bsize } = statfsSync(directory)
  const free = bavail * bsize
  if (free >= NEEDED_BYTES) return
  const megabytes = (bytes: number) => `${Math.floor(bytes / 1024 / 1024)} MB`
  throw new BootProblem(
    `The disk of ${directory} is full: ${megabytes(free)} free, ${megabytes(NEEDED_BYTES)} needed.`
  )
}

/** Names the server and the database in its message, never the password. */
async function checkDatabaseUrl(variable: 'DATABASE_URL' | 'DATABASE_OWNER_URL') {
  const value = process.env[variable]
  if (!value) return
  const url = readUrl(variable, value, ['postgres:', 'postgresql:'])
  const place = `database ${url.pathname.slice(1) || '(none)'} at ${url.host || 'a local socket'}`
  const client = new pg.Client({ connectionString: value, connectionTimeoutMillis: PATIENCE_MS })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query("select current_setting('server_version') as version")
    const version = String(rows[0].version)
    if (Number.parseInt(version) < OLDEST_POSTGRES) {
      throw new BootProblem(
        `${variable}: the server is PostgreSQL ${version}, but ${OLDEST_POSTGRES} or newer is needed.`
      )
    }
  } catch (error) {
    if (error instanceof BootProblem) throw error
    const reason = reasonOf(error)
    throw new BootProblem(`${variable}: cannot open ${place} (${MEANINGS[reason] ?? reason}).`)
  } finally {
    await client.end()
  }
}

async function checkRedisUrl(): Promise<void> {
  const value = process.env.REDIS_URL
  if (!value) return
  const url = readUrl('REDIS_URL', value, ['redis:', 'rediss:'])
  const socket = connect({ host: url.hostname, port: Number(url.port || 6379) })
  socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('no answer')))
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject).once('connect', resolve)
    })
  } catch (error) {
    throw new BootProblem(`REDIS_URL: nothing answers at ${url.host} (${reasonOf(error)}).`)
  } finally {
    socket.destroy()
  }
}

function readUrl(variable: string, value: string, protocols: string[]): URL {
  const url = URL.parse(value)
  if (url && protocols.includes(url.protocol)) return url
  throw new BootProblem(
    `${variable} must start with ${protocols[0]}//, followed by user, host and name.`
  )
}
