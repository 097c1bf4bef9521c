import { openBytes, SealBroken, sealBytes } from '#app/platform/crypto/sealed_bytes'

/** Plain bytes of a chunk; the last one is shorter. */
export const CHUNK_BYTES = 1024 * 1024
/** Key version, IV and tag. */
const SEAL_BYTES = 1 + 12 + 16
const SEALED_CHUNK_BYTES = CHUNK_BYTES + SEAL_BYTES

/** A chunk opens only as this chunk of this file, so that none can be swapped or left out. */
function placeOf(fileId: string, index: number): string {
  return `files|${fileId}|${index}`
}

export function sealChunk(fileId: string, index: number, bytes: Buffer): Buffer {
  return sealBytes('files', placeOf(fileId, index), bytes)
}

/** Null when the bytes are not those that were sealed. */
export function openChunk(fileId: string, index: number, sealed: Buffer): Buffer | null {
  try {
    return openBytes('files', placeOf(fileId, index), sealed)
  } catch (error) {
    // A key that is not in the ring is a fault of the configuration, not of the file.
    if (error instanceof SealBroken && error.fault !== 'unknown_key_version') return null
    throw error
  }
}

/** Where a chunk lies in the file on the disk. */
export function sealedPlace(index: number, size: number): { offset: number; length: number } {
  const length = Math.min(CHUNK_BYTES, size - index * CHUNK_BYTES) + SEAL_BYTES
  return { offset: index * SEALED_CHUNK_BYTES, length }
}
