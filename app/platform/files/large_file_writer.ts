import { createHash } from 'node:crypto'
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import { CHUNK_BYTES, sealChunk } from '#app/platform/files/chunks'
import { sealedSource } from '#app/platform/files/large_file'
import { draftPathOf, filesDirectory, pathOf } from '#app/platform/files/paths'
import type { RandomSource } from '#app/platform/files/random_source'
import StoredFile from '#app/platform/files/stored_file'
import { syncDirectory } from '#app/platform/files/whole_file'

/**
 * A file of the store that is too large for memory: sealed chunk by chunk while it is written, at most an
 * hour long (then its draft counts as an orphan). It exists once `keep` has committed.
 */
export class LargeFileWriter {
  private readonly hash = createHash('sha256')
  private waiting: Buffer[] = []
  private waitingBytes = 0
  private chunks = 0
  private size = 0

  private constructor(
    readonly id: string,
    private readonly file: FileHandle
  ) {}

  static async begin(): Promise<LargeFileWriter> {
    const id = newId()
    await mkdir(dirname(draftPathOf(id)), { recursive: true, mode: 0o700 })
    return new LargeFileWriter(id, await open(draftPathOf(id), 'wx', 0o600))
  }

  async write(bytes: Buffer): Promise<void> {
    this.hash.update(bytes)
    this.size += bytes.length
    this.waiting.push(bytes)
    this.waitingBytes += bytes.length
    if (this.waitingBytes < CHUNK_BYTES) return
    let rest = Buffer.concat(this.waiting)
    for (; rest.length >= CHUNK_BYTES; rest = rest.subarray(CHUNK_BYTES))
      await this.writeChunk(rest.subarray(0, CHUNK_BYTES))
    this.waiting = [rest]
    this.waitingBytes = rest.length
  }

  /** Makes the bytes durable at their place. */
  async finish(): Promise<void> {
    if (this.waitingBytes > 0) await this.writeChunk(Buffer.concat(this.waiting))
    this.waiting = []
    await this.file.sync()
    await this.file.close()
    const path = join(filesDirectory(), pathOf(this.id))
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await rename(draftPathOf(this.id), path)
    await syncDirectory(dirname(path))
  }

  /** Reads back what was written, after `finish`. */
  reopen(): Promise<RandomSource> {
    return sealedSource({ fileId: this.id, path: pathOf(this.id), size: this.size })
  }

  /** The row of the file, after `finish`. */
  keep(
    { purpose, mime }: { purpose: string; mime: string },
    trx: TransactionClientContract
  ): Promise<StoredFile> {
    const { id, size } = this
    const sha256 = this.hash.copy().digest('hex')
    return StoredFile.create(
      { id, purpose, path: pathOf(id), sha256, size, mime, name: null, createdAt: clock.now() },
      { client: trx }
    )
  }

  /** Leaves nothing on the disk, before or after `finish`. */
  async discard(): Promise<void> {
    await this.file.close()
    await rm(draftPathOf(this.id), { force: true })
    await rm(join(filesDirectory(), pathOf(this.id)), { force: true })
  }

  private async writeChunk(bytes: Buffer): Promise<void> {
    await this.file.write(sealChunk(this.id, this.chunks, bytes))
    this.chunks++
  }
}
