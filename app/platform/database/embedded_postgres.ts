import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { usableBinaries } from './cluster_binaries.js'
import { createCluster, readPasswords, type Passwords } from './cluster_creation.js'
import { placeCluster } from './cluster_place.js'
import { APP_ROLE, OWNER_ROLE, provision } from './cluster_provisioning.js'
import { type Postmaster, SOCKET_PORT, startPostmaster, stopPostmaster } from './postmaster.js'
import { countOthers, leaveMark, removeMark } from './process_marks.js'

export { isRunning } from './postmaster.js'

/**
 * A PostgreSQL of our own below DATA_DIR, without Docker and without a system service. It listens
 * on a unix socket only. Every process that needs it calls `ensureCluster`; there is no lock:
 * renames and PostgreSQL's own pid file decide races, marks of living processes count the users.
 */
export interface Cluster extends Postmaster {
  passwords: Passwords
}

export interface ClusterOptions {
  /** Made with its roles when missing. */
  database?: string
  /** Gives up durability for speed: for tests, whose data may vanish with the machine. */
  isFast?: boolean
}

export interface ClusterConnection {
  /** The folder of the socket. */
  host: string
  port: number
  user: string
  password: string
  database: string
}

/** The clusters that this process uses, by their marks folders. */
const used = new Map<string, Cluster>()

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
  await startPostmaster(cluster, isFast)
  await provision(connectionOf(cluster, 'superuser', 'postgres'), database, cluster.passwords)
  return cluster
}

export function connectionOf(
  cluster: Pick<Cluster, 'socketDirectory' | 'passwords'>,
  role: keyof Passwords,
  database: string
): ClusterConnection {
  const user = { app: APP_ROLE, owner: OWNER_ROLE, superuser: 'postgres' }[role]
  const password = cluster.passwords[role]
  return { host: cluster.socketDirectory, port: SOCKET_PORT, user, password, database }
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
  if (isLast) stopPostmaster(cluster)
  removeMark(marks, 'stops')
  return isLast
}

async function joinUsers(cluster: Cluster): Promise<void> {
  const marks = marksOf(cluster)
  process.off('exit', stopAll).once('exit', stopAll)
  used.set(marks, cluster)
  leaveMark(marks, 'uses')
  while (countOthers(marks, 'stops') > 0) await pause(50)
}

function stopAll(): void {
  for (const cluster of used.values()) stopCluster(cluster)
}

function marksOf(cluster: Cluster): string {
  return join(cluster.directory, 'users')
}
