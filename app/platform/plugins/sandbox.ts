import { mkdirSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { dataDirectory } from '#app/platform/database/settings'

const LARGEST_BODY = 1024 * 1024

/** Keys and state of a sandbox provider: below DATA_DIR, apart from the application's database. */
export function sandboxDirectory(key: string): string {
  return join(dataDirectory(), 'sandbox', key)
}

/**
 * The store of a sandbox provider. What it answered is written before it answers, so that a kill at any moment leaves
 * the provider with the same memory as its callers. It is not synced: real providers answer faster than a disk does, and
 * after a power cut there is nothing to pretend.
 */
export function openSandboxStore(directory: string, tables: string): DatabaseSync {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const store = new DatabaseSync(join(directory, 'store.sqlite'), { timeout: 5000 })
  store.exec('pragma journal_mode = wal; pragma synchronous = normal')
  store.exec(tables)
  return store
}

/** The body of a call as text; throws RangeError when it is larger than a provider would take. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > LARGEST_BODY) throw new RangeError('body too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
