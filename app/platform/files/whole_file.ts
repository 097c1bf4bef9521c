import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Writes a file so that it lies at `path` whole and durable, or not at all: first to `draft` (on the
 * same disk), synced, then renamed. After any error, a full disk too, neither of them is left.
 */
export async function writeWhole(path: string, draft: string, bytes: Buffer): Promise<void> {
  let leftover = draft
  try {
    await makeDirectory(dirname(draft))
    await writeSynced(draft, bytes)
    await makeDirectory(dirname(path))
    await rename(draft, path)
    leftover = path
    await syncDirectory(dirname(path))
  } catch (error) {
    await rm(leftover, { force: true })
    throw error
  }
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
