import { randomBytes } from 'node:crypto'
import {
  appendFileSync,
  chownSync,
  existsSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { privateFolder, runAs } from './cluster_account.js'
import type { ClusterPlace } from './cluster_place.js'
import { isAlive, processIdentity } from './process_marks.js'

export interface Passwords {
  superuser: string
  owner: string
  app: string
}

/** Sorting is by code point everywhere, and Chinese counts as letters (trigram and LIKE need it). */
const LOCALE = [
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--lc-collate=C',
  '--lc-ctype=C.UTF-8',
  '--lc-messages=C',
]

/**
 * Small WAL segments keep an idle archive small. Archiving is on from the start, because switching
 * it on needs a restart; `true` discards the segments until backups put their own command in.
 * Neither statements nor the values of broken constraints are logged: they hold personal data.
 */
const SETTINGS = `
listen_addresses = ''
max_connections = 120
timezone = 'UTC'
log_timezone = 'UTC'
wal_level = replica
archive_mode = on
archive_command = 'true'
min_wal_size = 32MB
jit = off
log_min_error_statement = panic
log_error_verbosity = terse
log_checkpoints = off
`

/**
 * Makes `<place>/cluster` unless it exists. Several processes may do so at once without a lock:
 * each builds a draft of its own, and the rename lets exactly one draft become the cluster.
 */
export async function createCluster(
  place: ClusterPlace,
  binaries: string,
  isFast: boolean
): Promise<void> {
  const cluster = join(place.directory, 'cluster')
  while (!existsSync(cluster)) {
    if (othersAreCreating(place.directory)) await pause(100)
    else createDraft(place, binaries, isFast)
  }
}

export function readPasswords(place: ClusterPlace): Passwords {
  return JSON.parse(readFileSync(join(place.directory, 'cluster/passwords.json'), 'utf8'))
}

/** Waiting saves work only; what keeps it correct is the rename. Drafts of the dead are swept. */
function othersAreCreating(directory: string): boolean {
  const drafts = readdirSync(directory).filter((name) => name.startsWith('draft.'))
  return drafts.some((name) => {
    if (isAlive(name.slice('draft.'.length))) return true
    rmSync(join(directory, name), { recursive: true, force: true })
    return false
  })
}

function createDraft(place: ClusterPlace, binaries: string, isFast: boolean): void {
  const cluster = join(place.directory, 'cluster')
  const draft = join(place.directory, `draft.${processIdentity()}`)
  privateFolder(place.account, draft)
  try {
    const passwords = { superuser: secret(), owner: secret(), app: secret() }
    initialise(place, binaries, draft, passwords.superuser, isFast)
    writeFileSync(join(draft, 'passwords.json'), JSON.stringify(passwords), { mode: 0o600 })
    renameSync(draft, cluster)
  } catch (error) {
    if (!existsSync(cluster)) throw error
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

function initialise(
  place: ClusterPlace,
  binaries: string,
  draft: string,
  password: string,
  isFast: boolean
) {
  const passwordFile = join(draft, 'superuser')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (place.account) chownSync(passwordFile, place.account.uid, place.account.gid)
  const data = join(draft, 'data')
  const identity = ['-D', data, '-U', 'postgres', `--pwfile=${passwordFile}`]
  const trust = ['--auth-local=scram-sha-256', '--auth-host=scram-sha-256']
  const run = runAs(place.account, join(binaries, 'bin/initdb'), [
    ...identity,
    ...trust,
    ...LOCALE,
    '--wal-segsize=4',
    ...(isFast ? ['--no-sync'] : []),
  ])
  if (!run.succeeded) throw new Error(`initdb failed: ${run.output.trim()}`)
  rmSync(passwordFile)
  appendFileSync(join(data, 'postgresql.conf'), SETTINGS)
}

function secret(): string {
  return randomBytes(24).toString('base64url')
}
