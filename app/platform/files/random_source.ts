import { open } from 'node:fs/promises'

/** Bytes that are read piece by piece, from anywhere: a plain file, or one of the encrypted store. */
export interface RandomSource {
  readonly size: number
  /** Up to `length` bytes from `offset`; fewer at the end. */
  read(offset: number, length: number): Promise<Buffer>
  close(): Promise<void>
}

/** A file anywhere on the disk, as it lies there. */
export async function plainFile(path: string): Promise<RandomSource> {
  const file = await open(path, 'r')
  const { size } = await file.stat()
  return {
    size,
    async read(offset, length) {
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - offset)))
      const { bytesRead } = await file.read(bytes, 0, bytes.length, offset)
      return bytes.subarray(0, bytesRead)
    },
    close: () => file.close(),
  }
}

/** All bytes in order, in pieces of at most `step`. */
export async function* piecesOf(source: RandomSource, step: number): AsyncGenerator<Buffer> {
  for (let offset = 0; offset < source.size; offset += step) yield await source.read(offset, step)
}
