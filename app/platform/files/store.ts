import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import { openBytes, SealBroken, sealBytes } from '#app/platform/crypto/sealed_bytes'
import { newId } from '#app/platform/database/uuid'
import { removeOrphans } from '#app/platform/files/orphans'
import { draftPathOf, filesDirectory, pathOf } from '#app/platform/files/paths'
import StoredFile from '#app/platform/files/stored_file'
import { writeWhole } from '#app/platform/files/whole_file'

export interface NewFile {
  /** What it is kept for, snake_case; says nothing of its content. */
  readonly purpose: string
  readonly bytes: Buffer
  readonly mime: string
  readonly name?: string | null
}

/** A file that cannot be given back as it was put in: gone from the disk, or not the same bytes. */
export class StoredFileBroken extends Error {
  constructor(
    readonly fault: 'missing' | 'altered',
    readonly fileId: string
  ) {
    super(`stored file ${fileId} is ${fault}`)
    this.name = 'StoredFileBroken'
  }
}

/**
 * Files of the house, encrypted below DATA_DIR/files, for whole buffers up to some 25 MB. The bytes
 * are durable before the row is written; when the caller's transaction fails they are an orphan,
 * which is swept.
 */
export const fileStore = {
  async put(
    { purpose, bytes, mime, name = null }: NewFile,
    trx: TransactionClientContract
  ): Promise<StoredFile> {
    const id = newId()
    const path = pathOf(id)
    const sealed = sealBytes('files', placeOf(id), bytes)
    await writeWhole(join(filesDirectory(), path), draftPathOf(id), sealed)
    return StoredFile.create(
      {
        id,
        purpose,
        path,
        sha256: sha256(bytes),
        size: bytes.length,
        mime,
        name: name === null ? null : seal('stored_files.name', id, { name }),
        createdAt: clock.now(),
      },
      { client: trx }
    )
  },

  /** The plain bytes, compared with their SHA-256. Throws StoredFileBroken. */
  async read(id: string, trx?: TransactionClientContract): Promise<Buffer> {
    const file = await StoredFile.findOrFail(id, { client: trx })
    const bytes = decrypted(id, await sealedBytesOf(file))
    if (sha256(bytes) !== file.sha256) throw new StoredFileBroken('altered', id)
    return bytes
  },

  /** Removes files that no row knows; returns how many. */
  sweepOrphans: removeOrphans,
}

async function sealedBytesOf(file: StoredFile): Promise<Buffer> {
  try {
    return await readFile(join(filesDirectory(), file.path))
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    throw isMissing ? new StoredFileBroken('missing', file.id) : error
  }
}

function decrypted(id: string, sealed: Buffer): Buffer {
  try {
    return openBytes('files', placeOf(id), sealed)
  } catch (error) {
    // A key that is not in the ring is a fault of the configuration, not of the file.
    const isAltered = error instanceof SealBroken && error.fault !== 'unknown_key_version'
    throw isAltered ? new StoredFileBroken('altered', id) : error
  }
}

function placeOf(id: string): string {
  return `files|${id}`
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
