import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import pg from 'pg'
import {
  type Cluster,
  connectionOf,
  ensureCluster,
  isRunning,
  stopCluster,
} from '#app/platform/database/embedded_postgres'
import { projectRoot } from '#app/platform/database/settings'

const USER = `
  import { ensureCluster, stopCluster } from '#app/platform/database/embedded_postgres'
  const cluster = await ensureCluster(process.env.STATE, { isFast: true })
  console.log(cluster.passwords.app)
  process.stdin.once('data', () => { console.log(stopCluster(cluster)); process.exit(0) })
`

/** A process that uses the cluster until it is told to leave. */
function startUser(state: string): ChildProcess {
  const args = ['--import=./bin/typescript.js', '--input-type=module', '--eval', USER]
  const options = { cwd: projectRoot, env: { ...process.env, STATE: state } }
  return spawn(process.execPath, args, { ...options, stdio: ['pipe', 'pipe', 'inherit'] })
}

async function nextLine(user: ChildProcess): Promise<string> {
  if (!user.stdout) throw new Error('no output')
  const [chunk]: Buffer[] = await once(user.stdout, 'data')
  return String(chunk).trim()
}

async function leave(user: ChildProcess): Promise<string> {
  const answer = nextLine(user)
  user.stdin?.write('leave\n')
  const stopped = await answer
  if (user.exitCode === null) await once(user, 'exit')
  return stopped
}

/** A folder that the database's user may enter, unlike a fresh temporary one. */
async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cluster-'))
  await chmod(folder, 0o755)
  return folder
}

test.group('Users of an embedded PostgreSQL', (group) => {
  let state = ''
  group.setup(async () => {
    const folder = await makeFolder()
    state = join(folder, 'postgres')
    return () => rm(folder, { recursive: true, force: true })
  })

  test('six that start from nothing share one cluster, which the last one stops', async ({
    assert,
  }) => {
    const users = Array.from({ length: 6 }, () => startUser(state))
    const passwords = await Promise.all(users.map(nextLine))
    const answers: string[] = []
    for (const user of users) answers.push(await leave(user))

    assert.lengthOf(new Set(passwords), 1)
    assert.deepEqual(answers, ['false', 'false', 'false', 'false', 'false', 'true'])
    assert.deepEqual(readdirSync(state).sort(), ['cluster', 'postgres.log', 'socket', 'users'])
    assert.isEmpty(readdirSync(join(state, 'users')))
  })

  test('one that was killed does not keep the cluster running', async ({ assert }) => {
    const victim = startUser(state)
    await nextLine(victim)
    const cluster = await ensureCluster(state, { isFast: true })
    victim.kill('SIGKILL')
    await once(victim, 'exit')

    assert.isTrue(await isRunning(cluster))
    assert.isTrue(stopCluster(cluster))
    assert.isFalse(await isRunning(cluster))
  })
})

test.group('Embedded PostgreSQL', (group) => {
  let cluster: Cluster
  let state = ''
  group.setup(async () => {
    const folder = await makeFolder()
    state = join(folder, 'postgres')
    cluster = await ensureCluster(state)
    return async () => {
      stopCluster(cluster)
      await rm(folder, { recursive: true, force: true })
    }
  })

  test('comes back after the server was killed, with what was committed', async ({ assert }) => {
    await ask(cluster, 'owner', 'create table kept (id int)')
    await ask(cluster, 'owner', 'insert into kept values (1)')
    const pidFile = join(state, 'cluster/data/postmaster.pid')
    process.kill(Number.parseInt(readFileSync(pidFile, 'utf8')), 'SIGKILL')

    await ensureCluster(state)

    assert.deepEqual(await ask(cluster, 'app', 'select id from kept'), [{ id: 1 }])
  })

  test('starts although its left-over pid file names another program', async ({ assert }) => {
    stopCluster(cluster)
    await writeFile(join(state, 'cluster/data/postmaster.pid'), `${process.pid}\n`)

    await ensureCluster(state)

    assert.isTrue(await isRunning(cluster))
  })

  test('gives the app role no right beyond rows', async ({ assert }) => {
    const rights = await ask(
      cluster,
      'app',
      'select rolsuper, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user'
    )

    assert.deepEqual(rights, [{ rolsuper: false, rolcreatedb: false, rolcreaterole: false }])
    await assert.rejects(() => ask(cluster, 'app', 'create table mine (id int)'), /denied/)
  })

  test('knows the letters of Chinese', async ({ assert }) => {
    await ask(cluster, 'superuser', 'create extension pg_trgm')
    const trigrams = "select cardinality(show_trgm(U&'\\8ba2\\5355\\7ba1\\7406')) as count"

    assert.deepEqual(await ask(cluster, 'superuser', trigrams), [{ count: 5 }])
  })

  test('is prepared for backups, and reachable by its socket only', async ({ assert }) => {
    const names = ['archive_mode', 'listen_addresses', 'wal_level', 'wal_segment_size']
    const settings = await ask(
      cluster,
      'app',
      `select string_agg(name || '=' || setting, ' ' order by name collate "C") as all
       from pg_settings where name in (${names.map((name) => `'${name}'`).join(', ')})`
    )
    const expected = 'archive_mode=on listen_addresses= wal_level=replica wal_segment_size=4194304'

    assert.deepEqual(settings, [{ all: expected }])
  })
})

async function ask(cluster: Cluster, role: 'app' | 'owner' | 'superuser', query: string) {
  const client = new pg.Client(connectionOf(cluster, role, 'shuiyou'))
  await client.connect()
  try {
    const { rows } = await client.query(query)
    return rows
  } finally {
    await client.end()
  }
}
