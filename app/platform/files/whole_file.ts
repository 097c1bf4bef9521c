import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

export interface WholeFile {
  path: string
  /** Where it is written first, on the same disk. */
  draft: string
  bytes: Buffer
}

/**
 * Writes files so that each lies at its `path` whole and durable, or none of them: first to their drafts, synced, then
 * renamed; a folder is synced once for all of them. After any error, a full disk too, nothing of them is left.
 */
export async function writeWhole(files: readonly WholeFile[]): Promise<void> {
  const folders = [...new Set(files.map(({ path }) => dirname(path)))]
  const leftovers = new Set(files.map(({ draft }) => draft))
  const move = async ({ draft, path }: WholeFile) => {
    await rename(draft, path)
    leftovers.delete(draft)
    leftovers.add(path)
  }
  try {
    for (const folder of new Set([...files.map(({ draft }) => dirname(draft)), ...folders]))
      await makeDirectory(folder)
    await settled(files.map(({ draft, bytes }) => writeSynced(draft, bytes)))
    await settled(files.map(move))
    await settled(folders.map(syncDirectory))
  } catch (error) {
    await Promise.all([...leftovers].map((leftover) => rm(leftover, { force: true })))
    throw error
  }
}

/** Until all have ended, so that nothing is written any more when the first error is thrown. */
async function settled(works: Promise<void>[]): Promise<void> {
  const ends = await Promise.allSettled(works)
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}

async function writeSynced(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A directory survives a power cut only when the one above it was synced. */
async function makeDirectory(path: string): Promise<void> {
  const topmostMade = await mkdir(path, { recursive: true, mode: 0o700 })
  if (topmostMade === undefined) return
  for (let made = path; ; made = dirname(made)) {
    await syncDirectory(dirname(made))
    if (made === topmostMade) return
  }
}

export async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}
