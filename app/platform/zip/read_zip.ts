import { inflateRawSync } from 'node:zlib'
import {
  DEFLATED,
  packedBytes,
  readZipDirectory,
  STORED,
  ZipBroken,
  type ZipEntry,
} from '#app/platform/zip/zip_directory'

/** What an archive from outside may cost; checked before memory is spent. */
export interface ZipLimits {
  entries: number
  /** Unpacked bytes of one part, and of all parts that are read. */
  partBytes: number
  allBytes: number
  /** How many times its packed size a part may unpack to, once it is past a mebibyte. */
  ratio: number
}

/** A limit was passed: the archive may be sound, but it is not read. */
export class ZipTooLarge extends Error {}

const FREE_BYTES = 1024 * 1024

/** A small archive in memory, read part by part. Throws ZipBroken and ZipTooLarge. */
export class ZipReader {
  readonly #entries: Map<string, ZipEntry>
  #spent = 0

  constructor(
    private readonly bytes: Buffer,
    private readonly limits: ZipLimits
  ) {
    this.#entries = readZipDirectory(bytes, limits.entries)
  }

  get paths(): string[] {
    return [...this.#entries.keys()]
  }

  has(path: string): boolean {
    return this.#entries.has(path)
  }

  /** Null when there is no such part. */
  read(path: string): Buffer | null {
    const entry = this.#entries.get(path)
    if (!entry) return null
    if (entry.isEncrypted) throw new ZipBroken('encrypted')
    this.#allow(entry, entry.unpackedBytes)
    const unpacked = this.#unpack(entry)
    this.#allow(entry, unpacked.length)
    this.#spent += unpacked.length
    return unpacked
  }

  #allow({ packedBytes: packed }: ZipEntry, size: number): void {
    const { partBytes, allBytes, ratio } = this.limits
    if (size > partBytes || this.#spent + size > allBytes) throw new ZipTooLarge('too many bytes')
    if (size > FREE_BYTES && size > packed * ratio) throw new ZipTooLarge('unpacks too far')
  }

  #unpack(entry: ZipEntry): Buffer {
    const packed = packedBytes(this.bytes, entry)
    if (entry.method === STORED) return packed
    if (entry.method !== DEFLATED) throw new ZipBroken('unknown method')
    try {
      return inflateRawSync(packed, { maxOutputLength: this.limits.partBytes })
    } catch (error) {
      const isTooLarge = error instanceof RangeError
      throw isTooLarge
        ? new ZipTooLarge('too many bytes', { cause: error })
        : new ZipBroken('damaged', { cause: error })
    }
  }
}
