import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { privateFolder, runAs } from './cluster_account.js'
import { usableBinaries } from './cluster_binaries.js'
import { createCluster, readPasswords, type Passwords } from './cluster_creation.js'
import { type ClusterPlace, placeCluster } from './cluster_place.js'
import { APP_ROLE, OWNER_ROLE, provision } from './cluster_provisioning.js'
import { countOthers, leaveMark, removeMark } from './process_marks.js'

/**
 * A PostgreSQL of our own below DATA_DIR, without Docker and without a system service. It listens
 * on a unix socket only. Every process that needs it calls `ensureCluster`; there is no lock:
 * renames and PostgreSQL's own pid file decide races, marks of living processes count the users.
 */
export interface Cluster extends ClusterPlace {
  binaries: string
  passwords: Passwords
}

export interface ClusterOptions {
  /** Made with its roles when missing. */
  database?: string
  /** Gives up durability for speed: for tests, whose data may vanish with the machine. */
  isFast?: boolean
}

export interface ClusterConnection {
  host: string
  port: number
  user: string
  password: string
  database: string
}

const PORT = 5432
const START_DEADLINE_MS = 60_000
const LONGEST_LOG = 16 * 1024 * 1024
const FAST = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']
const used = new Set<string>()

/** Creates, starts and provisions what is missing, and counts this process as a user. */
export async function ensureCluster(
  stateDir: string,
  { database = 'shuiyou', isFast = false }: ClusterOptions = {}
): Promise<Cluster> {
  const place = placeCluster(stateDir)
  const binaries = usableBinaries(place.account, place.directory)
  await createCluster(place, binaries, isFast)
  const cluster = { ...place, binaries, passwords: readPasswords(place) }

  await joinUsers(cluster)
  const deadline = performance.now() + START_DEADLINE_MS
  while (!(await isRunning(cluster))) {
    if (performance.now() > deadline)
      throw new Error(`PostgreSQL does not start: ${logOf(cluster)}`)
    await start(cluster, isFast)
  }
  await provision(connectionOf(cluster, 'superuser', 'postgres'), database, cluster.passwords)
  return cluster
}

export function connectionOf(
  cluster: Cluster,
  role: 'app' | 'owner' | 'superuser',
  database: string
): ClusterConnection {
  const user = { app: APP_ROLE, owner: OWNER_ROLE, superuser: 'postgres' }[role]
  const password = cluster.passwords[role]
  return { host: cluster.socketDirectory, port: PORT, user, password, database }
}

/** Asks the socket, not the pid file: after a crash that may name a process of somebody else. */
export function isRunning(cluster: Cluster): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(join(cluster.socketDirectory, `.s.PGSQL.${PORT}`))
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}

/**
 * Ends this process's use; the last user stops the server. Runs by itself when the process exits.
 * @returns whether it stopped the server
 */
export function stopCluster(cluster: Cluster): boolean {
  const marks = marksOf(cluster)
  if (!used.delete(marks) || !existsSync(marks)) return false
  // First say 'stops', then count; a new user says 'uses', then looks for 'stops'. One of the two
  // always sees the other.
  leaveMark(marks, 'stops')
  removeMark(marks, 'uses')
  const isLast = countOthers(marks, 'uses') === 0
  if (isLast) {
    const stop = ['stop', '-D', dataOf(cluster), '-m', 'fast', '-w', '-t', '30']
    runAs(cluster.account, join(cluster.binaries, 'bin/pg_ctl'), stop)
  }
  removeMark(marks, 'stops')
  return isLast
}

async function joinUsers(cluster: Cluster): Promise<void> {
  const marks = marksOf(cluster)
  if (!used.has(marks)) process.once('exit', () => stopCluster(cluster))
  used.add(marks)
  leaveMark(marks, 'uses')
  while (countOthers(marks, 'stops') > 0) await pause(50)
}

/** One attempt. Of several postmasters at once PostgreSQL itself lets one live. */
async function start(cluster: Cluster, isFast: boolean): Promise<void> {
  forgetDeadPostmaster(cluster)
  privateFolder(cluster.account, cluster.socketDirectory)
  const args = ['-D', dataOf(cluster), '-k', cluster.socketDirectory, ...(isFast ? FAST : [])]
  const log = logPath(cluster)
  const isLong = existsSync(log) && statSync(log).size > LONGEST_LOG
  const output = openSync(log, isLong ? 'w' : 'a', 0o600)
  const server = spawn(join(cluster.binaries, 'bin/postgres'), args, {
    ...cluster.account,
    cwd: '/',
    env: { LC_ALL: 'C', TZ: 'UTC' },
    detached: true,
    stdio: ['ignore', output, output],
  })
  closeSync(output)
  server.unref()
  let hasEnded = false
  server.once('exit', () => (hasEnded = true)).once('error', () => (hasEnded = true))
  while (!hasEnded && !(await isRunning(cluster))) await pause(25)
  if (hasEnded) await pause(100)
}

/**
 * PostgreSQL takes a left-over pid file for a living server when its number belongs to any process
 * of the same user now (after a reboot, in a new container), and would never start again.
 */
function forgetDeadPostmaster(cluster: Cluster): void {
  const file = join(dataOf(cluster), 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = readFileSync(file, 'utf8').split('\n')[0] ?? ''
  const command = `/proc/${pid}/comm`
  if (existsSync(command) && readFileSync(command, 'utf8').trim() !== 'postgres') rmSync(file)
}

function logOf(cluster: Cluster): string {
  return readFileSync(logPath(cluster), 'utf8').trim().split('\n').slice(-5).join(' | ')
}

function dataOf(cluster: Cluster): string {
  return join(cluster.directory, 'cluster/data')
}

function logPath(cluster: Cluster): string {
  return join(cluster.directory, 'postgres.log')
}

function marksOf(cluster: Cluster): string {
  return join(cluster.directory, 'users')
}
