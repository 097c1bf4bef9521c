import { pipeline, Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import {
  DEFLATED,
  packedBytes,
  readZipDirectory,
  STORED,
  ZipBroken,
  type ZipEntry,
} from '#app/platform/zip/zip_directory'
import { refuseSheet, SheetRefusal } from './sheet_refusal.js'

const CHUNK_BYTES = 64 * 1024
const MOST_ENTRIES = 4096

/** A zip archive whose parts are streamed; what is wrong with it refuses the sheet. */
export class ZipArchive {
  readonly #entries: Map<string, ZipEntry>

  /** `spend` is told every byte that comes out, before it is handed on; it throws to stop a bomb. */
  constructor(
    private readonly bytes: Buffer,
    private readonly spend: (inflatedBytes: number) => void
  ) {
    this.#entries = guarded(() => readZipDirectory(bytes, MOST_ENTRIES))
  }

  has(name: string): boolean {
    return this.#entries.has(name)
  }

  /** The unpacked bytes of one part, in chunks. A part that is missing refuses the file as broken. */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(name)
    if (!entry) refuseSheet({ type: 'broken' })
    if (entry.isEncrypted) refuseSheet({ type: 'encrypted' })
    const packed = guarded(() => packedBytes(this.bytes, entry))
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
}

function guarded<Value>(read: () => Value): Value {
  try {
    return read()
  } catch (error) {
    throw error instanceof ZipBroken ? new SheetRefusal({ type: 'broken' }) : error
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
}
