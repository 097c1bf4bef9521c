import { createHash, randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Account, canEnter, databaseAccount, privateFolder } from './cluster_account.js'
import { processIdentity } from './process_marks.js'

/** Where a cluster lies, and who runs it. */
export interface ClusterPlace {
  account: Account
  /** Holds everything of this cluster. Not the folder that was asked for when `isMoved`. */
  directory: string
  isMoved: boolean
  socketDirectory: string
}

/** Longest folder whose `.s.PGSQL.5432` still fits into the 107 bytes of a socket address. */
const LONGEST_SOCKET_DIRECTORY = 93
const MOVED_ROOTS = ['/var/lib/shuiyou', '/var/tmp/shuiyou']

/**
 * Finds or makes the folder of the cluster. As root the database runs as another user, who may be
 * unable to enter `stateDir` (below /root, say); then the cluster lies elsewhere, and the file
 * `moved-to` in `stateDir` says where. So it stays with its DATA_DIR and goes with it.
 */
export function placeCluster(stateDir: string): ClusterPlace {
  const account = databaseAccount()
  const asked = resolve(stateDir)
  mkdirSync(dirname(asked), { recursive: true })
  const isMoved = existsSync(join(asked, 'moved-to')) || !canEnter(account, dirname(asked))
  const directory = isMoved ? movedTo(asked) : asked
  privateFolder(account, directory)
  return { account, directory, isMoved, socketDirectory: socketDirectory(account, directory) }
}

/** The first process to write the pointer wins; a link appears with its content or not at all. */
function movedTo(asked: string): string {
  const pointer = join(asked, 'moved-to')
  if (!existsSync(pointer)) {
    mkdirSync(asked, { recursive: true, mode: 0o700 })
    const draft = `${pointer}.${processIdentity()}`
    writeFileSync(draft, join(movedRoot(), randomBytes(6).toString('hex')), { mode: 0o600 })
    try {
      linkSync(draft, pointer)
    } catch (error) {
      if (!existsSync(pointer)) throw error
    } finally {
      rmSync(draft, { force: true })
    }
  }
  return readFileSync(pointer, 'utf8').trim()
}

function movedRoot(): string {
  for (const root of MOVED_ROOTS) {
    try {
      mkdirSync(root, { recursive: true, mode: 0o755 })
      return root
    } catch {
      // Read-only system folders: the next candidate serves.
    }
  }
  throw new Error(`no folder for the database: none of ${MOVED_ROOTS.join(', ')} can be made`)
}

/** Beside the data, where nobody cleans up; below /tmp only when the path would be too long. */
function socketDirectory(account: Account, directory: string): string {
  const beside = join(directory, 'socket')
  const hash = createHash('sha256').update(directory).digest('hex').slice(0, 16)
  const isShort = Buffer.byteLength(beside) <= LONGEST_SOCKET_DIRECTORY
  const chosen = isShort ? beside : `/tmp/shuiyou-${hash}`
  privateFolder(account, chosen)
  return chosen
}
