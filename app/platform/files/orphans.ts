import { readdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/platform/clock'
import { isId, madeAt } from '#app/platform/database/uuid'
import { DRAFTS, filesDirectory } from '#app/platform/files/paths'

const ROWS_ASKED_AT_ONCE = 1000

/** The transaction that put a younger file may still be open. */
const YOUNGEST_ORPHAN = { hours: 1 }

/** Removes drafts, and files whose row was never committed or is gone; returns how many. */
export async function removeOrphans(): Promise<number> {
  const before = clock.now().minus(YOUNGEST_ORPHAN).toMillis()
  let removed = 0
  let batch: string[] = []
  for await (const path of storedPaths()) {
    if (madeAt(basename(path)) >= before) continue
    batch.push(path)
    if (batch.length < ROWS_ASKED_AT_ONCE) continue
    removed += await removeUnknown(batch)
    batch = []
  }
  return removed + (await removeUnknown(batch))
}

/** Files of the store by their path below its directory; anything that is not named like one is left alone. */
async function* storedPaths(): AsyncGenerator<string> {
  for (const folder of await namesIn('')) {
    if (folder === DRAFTS) {
      yield* await filesIn(DRAFTS)
      continue
    }
    for (const minute of await namesIn(folder)) yield* await filesIn(join(folder, minute))
  }
}

async function filesIn(folder: string): Promise<string[]> {
  const names = await namesIn(folder)
  return names.filter(isId).map((name) => join(folder, name))
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(join(filesDirectory(), folder))
  } catch (error) {
    const isNoFolder =
      error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(`${error.code}`)
    if (isNoFolder) return []
    throw error
  }
}

async function removeUnknown(paths: string[]): Promise<number> {
  if (paths.length === 0) return 0
  const rows = await db.from('stored_files').whereIn('path', paths).select('path')
  const known = new Set(rows.map((row) => row.path))
  const orphans = paths.filter((path) => !known.has(path))
  await Promise.all(orphans.map((path) => rm(join(filesDirectory(), path), { force: true })))
  return orphans.length
}
