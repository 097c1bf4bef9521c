import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import { openBytes, SealBroken, sealBytes } from '#app/platform/crypto/sealed_bytes'
import { insertMany } from '#app/platform/database/insert_many'
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
  async put(file: NewFile, trx: TransactionClientContract): Promise<StoredFile> {
    const [id] = await this.putMany([file], trx)
    return StoredFile.findOrFail(id, { client: trx })
  },

  /** The same for some at once. @returns their ids, in order */
  async putMany(files: readonly NewFile[], trx: TransactionClientContract): Promise<string[]> {
    const rows = files.map(rowOf)
    await writeWhole(
      rows.map(({ id, path }, index) => ({
        path: join(filesDirectory(), path),
        draft: draftPathOf(id),
        bytes: sealBytes('files', placeOf(id), files[index].bytes),
      }))
    )
    await insertMany(trx, 'stored_files', rows)
    return rows.map(({ id }) => id)
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

function rowOf({ purpose, bytes, mime, name = null }: NewFile) {
  const id = newId()
  return {
    id,
    purpose,
    path: pathOf(id),
    sha256: sha256(bytes),
    size: bytes.length,
    mime,
    name: name === null ? null : seal('stored_files.name', id, { name }),
    created_at: clock.now(),
  }
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
