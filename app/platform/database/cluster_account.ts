import { spawnSync } from 'node:child_process'
import { chownSync, lstatSync, mkdirSync, readFileSync } from 'node:fs'

/** Who runs the database. PostgreSQL refuses to run as root, so root hands it to another user. */
export type Account = { uid: number; gid: number } | null

/** `null` means: the user we are. */
export function databaseAccount(): Account {
  if (process.getuid?.() !== 0) return null
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const name of ['postgres', 'nobody']) {
    const user = users.find((fields) => fields[0] === name)
    if (user) return { uid: Number(user[2]), gid: Number(user[3]) }
  }
  throw new Error('PostgreSQL cannot run as root, and this system has no user postgres or nobody')
}

/** Runs a program as the account, from `/` because the caller's folder may be closed to it. */
export function runAs(account: Account, file: string, args: string[]) {
  const env = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' }
  const run = spawnSync(file, args, { ...account, cwd: '/', env, encoding: 'utf8' })
  return { succeeded: run.status === 0, output: `${run.error ?? ''}${run.stdout}${run.stderr}` }
}

export function canEnter(account: Account, directory: string): boolean {
  return account === null || runAs(account, '/bin/sh', ['-c', 'cd "$1"', 'sh', directory]).succeeded
}

/**
 * Makes a folder that only the account may enter. A folder that is there already must be a real
 * one of the account's own: its path can be guessed, so another user may have been first.
 */
export function privateFolder(account: Account, directory: string): void {
  const made = mkdirSync(directory, { recursive: true, mode: 0o700 })
  if (made !== undefined && account) chownSync(directory, account.uid, account.gid)
  const found = lstatSync(directory)
  const owner = account?.uid ?? process.getuid?.() ?? found.uid
  const isOurs = found.isDirectory() && found.uid === owner && (found.mode & 0o022) === 0
  if (!isOurs) throw new Error(`${directory} belongs to somebody else: remove it or set DATA_DIR`)
}
