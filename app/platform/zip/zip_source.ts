import { inflateRawSync } from 'node:zlib'
import type { RandomSource } from '#app/platform/files/random_source'
import {
  DEFLATED,
  LOCAL_LENGTH,
  LONGEST_END,
  namesLength,
  readEnd,
  readEntries,
  STORED,
  ZipBroken,
  type ZipEntry,
} from '#app/platform/zip/zip_directory'

export interface SourceLimits {
  entries: number
  /** Unpacked bytes of one part. */
  partBytes: number
}

/** An archive of any size whose parts are read one by one. Its methods throw ZipBroken. */
export class ZipSource {
  private constructor(
    private readonly source: RandomSource,
    private readonly entries: Map<string, ZipEntry>,
    private readonly limits: SourceLimits
  ) {}

  static async open(source: RandomSource, limits: SourceLimits): Promise<ZipSource> {
    const tailAt = Math.max(0, source.size - LONGEST_END)
    const { count, size, offset } = readEnd(await source.read(tailAt, LONGEST_END))
    if (offset + size > source.size) throw new ZipBroken('an offset outside')
    const entries = readEntries(await source.read(offset, size), count, limits.entries)
    if (entries.size !== count) throw new ZipBroken('two parts of one name')
    return new ZipSource(source, entries, limits)
  }

  /** In the order of the directory. */
  get paths(): string[] {
    return [...this.entries.keys()]
  }

  /** Null when there is no such part. */
  async read(path: string): Promise<Buffer | null> {
    const entry = this.entries.get(path)
    if (!entry) return null
    if (entry.isEncrypted) throw new ZipBroken('encrypted')
    if (Math.max(entry.unpackedBytes, entry.packedBytes) > this.limits.partBytes)
      throw new ZipBroken('too many bytes')
    const header = await this.source.read(entry.headerOffset, LOCAL_LENGTH)
    const start = entry.headerOffset + LOCAL_LENGTH + namesLength(header)
    const packed = await this.source.read(start, entry.packedBytes)
    if (packed.length !== entry.packedBytes) throw new ZipBroken('an offset outside')
    return this.unpack(entry, packed)
  }

  private unpack({ method, unpackedBytes }: ZipEntry, packed: Buffer): Buffer {
    if (method === STORED) return packed
    if (method !== DEFLATED) throw new ZipBroken('unknown method')
    try {
      return inflateRawSync(packed, { maxOutputLength: Math.max(1, unpackedBytes) })
    } catch (error) {
      throw new ZipBroken('damaged', { cause: error })
    }
  }
}
