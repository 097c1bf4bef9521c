import { pipeline, Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { refuseSheet, SheetRefusal } from './sheet_refusal.js'

interface ZipEntry {
  method: number
  encrypted: boolean
  compressedSize: number
  headerOffset: number
}

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_HEADER = 0x04034b50
const END_LENGTH = 22
const LONGEST_COMMENT = 0xffff
const CHUNK_BYTES = 64 * 1024
const MOST_ENTRIES = 4096
const STORED = 0
const DEFLATED = 8

/** The few parts of a zip archive that reading a sheet needs (APPNOTE 6.3.10, sections 4.3.7 to 4.3.16; no zip64). */
export class ZipArchive {
  #entries = new Map<string, ZipEntry>()

  /** `spend` is told every byte that comes out, before it is handed on; it throws to stop a bomb. */
  constructor(
    private readonly bytes: Buffer,
    private readonly spend: (inflatedBytes: number) => void
  ) {
    guarded(() => this.#readDirectory())
  }

  has(name: string): boolean {
    return this.#entries.has(name)
  }

  /** The unpacked bytes of one part, in chunks. A part that is missing refuses the file as broken. */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(name)
    if (!entry) refuseSheet({ type: 'broken' })
    if (entry.encrypted) refuseSheet({ type: 'encrypted' })
    const packed = guarded(() => this.#packedBytes(entry))
    if (entry.method === STORED) {
      this.spend(packed.length)
      yield packed
    } else if (entry.method === DEFLATED) yield* this.#inflate(packed)
    else refuseSheet({ type: 'broken' })
  }

  async *#inflate(packed: Buffer): AsyncGenerator<Buffer> {
    const inflated = pipeline(
      Readable.from([packed]),
      createInflateRaw({ chunkSize: CHUNK_BYTES }),
      () => {}
    )
    try {
      for await (const chunk of inflated) {
        this.spend(chunk.length)
        yield chunk
      }
    } catch (error) {
      throw isZlibError(error) ? new SheetRefusal({ type: 'broken' }) : error
    }
  }

  #readDirectory(): void {
    const end = this.#endOfDirectory()
    const count = this.bytes.readUInt16LE(end + 10)
    let offset = this.bytes.readUInt32LE(end + 16)
    if (count > MOST_ENTRIES) refuseSheet({ type: 'broken' })
    for (let index = 0; index < count; index++) {
      if (this.bytes.readUInt32LE(offset) !== DIRECTORY_ENTRY) refuseSheet({ type: 'broken' })
      const nameLength = this.bytes.readUInt16LE(offset + 28)
      const name = this.bytes.toString('utf8', offset + 46, offset + 46 + nameLength)
      this.#entries.set(name, {
        encrypted: (this.bytes.readUInt16LE(offset + 8) & 1) === 1,
        method: this.bytes.readUInt16LE(offset + 10),
        compressedSize: this.bytes.readUInt32LE(offset + 20),
        headerOffset: this.bytes.readUInt32LE(offset + 42),
      })
      const extraAndComment =
        this.bytes.readUInt16LE(offset + 30) + this.bytes.readUInt16LE(offset + 32)
      offset += 46 + nameLength + extraAndComment
    }
  }

  #endOfDirectory(): number {
    const last = this.bytes.length - END_LENGTH
    for (let offset = last; offset >= Math.max(0, last - LONGEST_COMMENT); offset--) {
      if (this.bytes.readUInt32LE(offset) === END_OF_DIRECTORY) return offset
    }
    return refuseSheet({ type: 'broken' })
  }

  /** The sizes of the directory count: local headers of streamed archives say zero. */
  #packedBytes(entry: ZipEntry): Buffer {
    if (this.bytes.readUInt32LE(entry.headerOffset) !== LOCAL_HEADER) {
      refuseSheet({ type: 'broken' })
    }
    const names =
      this.bytes.readUInt16LE(entry.headerOffset + 26) +
      this.bytes.readUInt16LE(entry.headerOffset + 28)
    const start = entry.headerOffset + 30 + names
    return this.bytes.subarray(start, start + entry.compressedSize)
  }
}

/** Offsets that point outside of the file make Buffer throw a RangeError: the archive is damaged. */
function guarded<Value>(read: () => Value): Value {
  try {
    return read()
  } catch (error) {
    throw error instanceof RangeError ? new SheetRefusal({ type: 'broken' }) : error
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
}
