import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseSettings, projectRoot } from '#app/platform/database/settings'
import { demoLoginsPath, prepareDatabase, seedDemo } from '#app/platform/supervisor/preparation'
import { freePort } from '#tests/support/environment'
import { startInstallation } from '#tests/support/installation'
import { Visitor } from '#tests/support/visitor'
import { boot } from '../../bin/boot.js'

export interface House {
  dataDir: string
  /** Starts the web server and the worker, as `npm start` does. */
  open: () => Promise<void>
  /** One of the demo people with this role, signed in on the real page of the open house. */
  visitor: (role: string) => Promise<Visitor>
  /** How one of the demo people with this role signs in. */
  login: (role: string) => { login: string; password: string }
}

/**
 * A durable installation (fsync on) with its demonstration data, and the application in this process on the
 * same database. Whatever needs the application is imported inside `work`. The state is thrown away
 * afterwards, unless DATA_DIR names a place for it.
 */
export async function inHouse<Value>(work: (house: House) => Promise<Value>): Promise<Value> {
  const given = process.env.DATA_DIR
  const dataDir = given ?? mkdtempSync(join(tmpdir(), 'bench-'))
  // The user of the database must be able to enter it.
  chmodSync(dataDir, 0o755)
  const port = await freePort()
  Object.assign(process.env, {
    NODE_ENV: 'development',
    LOG_LEVEL: 'warn',
    DATA_DIR: dataDir,
    PG_FAST: '0',
    HOST: '127.0.0.1',
    PORT: String(port),
  })
  await databaseSettings()
  await prepareDatabase(ace)
  await seedDemo(ace)
  try {
    return await withApplication(() => withDoors({ dataDir, port }, work))
  } finally {
    if (given === undefined) rmSync(dataDir, { recursive: true, force: true })
  }
}

async function ace(...args: string[]): Promise<void> {
  const run = spawnSync(process.execPath, ['ace.js', ...args], {
    cwd: projectRoot,
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(`${args.join(' ')} failed: ${run.stdout}${run.stderr}`)
}

async function withApplication<Value>(work: () => Promise<Value>): Promise<Value> {
  const { promise, resolve, reject } = Promise.withResolvers<Value>()
  await boot('command', async (ignitor) => {
    const app = ignitor.createApp('console')
    await app.init()
    await app.boot()
    await app.start(async () => {
      await import('#start/events')
    })
    await work().then(resolve, reject)
    await app.terminate()
  })
  return promise
}

async function withDoors<Value>(
  { dataDir, port }: { dataDir: string; port: number },
  work: (house: House) => Promise<Value>
): Promise<Value> {
  let close = async () => {}
  const house: House = {
    dataDir,
    open: async () => {
      const installation = startInstallation({ dataDir, port, variables: { PG_FAST: '0' } })
      close = async () => void (await installation.stop())
      await installation.ready()
    },
    visitor: async (role) => {
      const { login, password } = loginOf(role)
      const visitor = new Visitor()
      await visitor.signIn(login, password)
      return visitor
    },
    login: loginOf,
  }
  try {
    return await work(house)
  } finally {
    await close()
  }
}

function loginOf(role: string): { login: string; password: string } {
  const people: { role: string; login: string; password: string }[] = JSON.parse(
    readFileSync(demoLoginsPath(), 'utf8')
  )
  const person = people.find((one) => one.role === role)
  if (!person) throw new Error(`nobody in the demo data is ${role}`)
  return person
}
