import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { CHUNK_BYTES, openChunk, sealedPlace } from '#app/platform/files/chunks'
import { filesDirectory } from '#app/platform/files/paths'
import type { RandomSource } from '#app/platform/files/random_source'
import { StoredFileBroken } from '#app/platform/files/store'
import StoredFile from '#app/platform/files/stored_file'

/** The plain bytes of a file that a LargeFileWriter wrote, from anywhere in it. Throws StoredFileBroken. */
export async function openLargeFile(fileId: string): Promise<RandomSource> {
  const { path, size } = await StoredFile.findOrFail(fileId)
  return sealedSource({ fileId, path, size })
}

/** The same, for a file that may have no row yet. */
export async function sealedSource({
  fileId,
  path,
  size,
}: {
  fileId: string
  path: string
  size: number
}): Promise<RandomSource> {
  const file = await openOnDisk(fileId, path)
  let kept: { index: number; bytes: Buffer } | null = null

  const chunk = async (index: number): Promise<Buffer> => {
    if (kept?.index === index) return kept.bytes
    const { offset, length } = sealedPlace(index, size)
    const sealed = Buffer.alloc(length)
    const { bytesRead } = await file.read(sealed, 0, length, offset)
    const bytes = bytesRead === length ? openChunk(fileId, index, sealed) : null
    if (bytes === null) throw new StoredFileBroken('altered', fileId)
    kept = { index, bytes }
    return bytes
  }

  return {
    size,
    async read(offset, length) {
      const end = Math.min(size, offset + length)
      const pieces: Buffer[] = []
      for (let at = offset; at < end;) {
        const index = Math.floor(at / CHUNK_BYTES)
        const from = at - index * CHUNK_BYTES
        const bytes = await chunk(index)
        const piece = bytes.subarray(from, Math.min(bytes.length, from + end - at))
        pieces.push(piece)
        at += piece.length
      }
      return pieces.length === 1 ? pieces[0] : Buffer.concat(pieces)
    },
    close: () => file.close(),
  }
}

async function openOnDisk(fileId: string, path: string) {
  try {
    return await open(join(filesDirectory(), path), 'r')
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    throw isMissing ? new StoredFileBroken('missing', fileId) : error
  }
}
