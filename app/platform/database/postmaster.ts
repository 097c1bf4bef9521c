import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { privateFolder, runAs } from './cluster_account.js'
import type { ClusterPlace } from './cluster_place.js'

/** The server process of one cluster. */
export interface Postmaster extends ClusterPlace {
  /** Folder with `bin/postgres` and `bin/pg_ctl`. */
  binaries: string
}

export const SOCKET_PORT = 5432
const START_DEADLINE_MS = 60_000
const LONGEST_LOG = 16 * 1024 * 1024
const FAST = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']

/** Asks the socket, not the pid file: after a crash that may name a process of somebody else. */
export function isRunning(postmaster: Postmaster): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(join(postmaster.socketDirectory, `.s.PGSQL.${SOCKET_PORT}`))
    socket
      .once('error', () => resolve(false))
      .once('connect', () => {
        socket.destroy()
        resolve(true)
      })
  })
}

/** Returns when the socket answers, whoever started the server. */
export async function startPostmaster(postmaster: Postmaster, isFast: boolean): Promise<void> {
  const deadline = performance.now() + START_DEADLINE_MS
  while (!(await isRunning(postmaster))) {
    if (performance.now() > deadline) {
      throw new Error(`PostgreSQL does not start: ${endOfLog(postmaster)}`)
    }
    await tryToStart(postmaster, isFast)
  }
}

/** Open transactions are rolled back; returns when the server is down. */
export function stopPostmaster(postmaster: Postmaster): void {
  const args = ['stop', '-D', dataOf(postmaster), '-m', 'fast', '-w', '-t', '30']
  runAs(postmaster.account, join(postmaster.binaries, 'bin/pg_ctl'), args)
}

/** Of several servers started at once PostgreSQL itself lets one live; the others end. */
async function tryToStart(postmaster: Postmaster, isFast: boolean): Promise<void> {
  forgetDeadPostmaster(postmaster)
  privateFolder(postmaster.account, postmaster.socketDirectory)
  const place = ['-D', dataOf(postmaster), '-k', postmaster.socketDirectory]
  const output = openLog(postmaster)
  const server = spawn(
    join(postmaster.binaries, 'bin/postgres'),
    isFast ? [...place, ...FAST] : place,
    {
      ...postmaster.account,
      cwd: '/',
      env: { LC_ALL: 'C', TZ: 'UTC' },
      detached: true,
      stdio: ['ignore', output, output],
    }
  )
  closeSync(output)
  server.unref()
  let hasEnded = false
  server.once('exit', () => (hasEnded = true)).once('error', () => (hasEnded = true))
  while (!hasEnded && !(await isRunning(postmaster))) await pause(25)
  if (hasEnded) await pause(100)
}

/**
 * PostgreSQL takes a left-over pid file for a living server when its number belongs to any process
 * of the same user now (after a reboot, in a new container), and would never start again.
 */
function forgetDeadPostmaster(postmaster: Postmaster): void {
  const file = join(dataOf(postmaster), 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = readFileSync(file, 'utf8').split('\n')[0] ?? ''
  const command = `/proc/${pid}/comm`
  if (existsSync(command) && readFileSync(command, 'utf8').trim() !== 'postgres') rmSync(file)
}

function openLog(postmaster: Postmaster): number {
  const log = logOf(postmaster)
  const isLong = existsSync(log) && statSync(log).size > LONGEST_LOG
  return openSync(log, isLong ? 'w' : 'a', 0o600)
}

function endOfLog(postmaster: Postmaster): string {
  return readFileSync(logOf(postmaster), 'utf8').trim().split('\n').slice(-5).join(' | ')
}

function logOf(postmaster: Postmaster): string {
  return join(postmaster.directory, 'postgres.log')
}

function dataOf(postmaster: Postmaster): string {
  return join(postmaster.directory, 'cluster/data')
}
