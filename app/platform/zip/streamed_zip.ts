import { endOfDirectory, packPart } from '#app/platform/zip/zip_records'

/** Archives without zip64 hold no more. */
const MOST_PARTS = 0xffff
const MOST_BYTES = 0xffff_ffff
const QUICK = 6

/** Where the bytes of an archive go, one piece after the other. */
export interface ByteSink {
  write(bytes: Buffer): Promise<void>
}

/** An archive that is written part by part: only its directory (some 100 bytes a part) stays in memory. */
export class StreamedZip {
  private readonly directory: Buffer[] = []
  private offset = 0

  constructor(private readonly sink: ByteSink) {}

  /** @throws RangeError when the archive would grow past what the format can say */
  async add(path: string, bytes: Uint8Array): Promise<void> {
    const packed = packPart({ path, bytes }, this.offset, QUICK)
    this.directory.push(packed.entry)
    await this.put(packed.bytes)
    if (this.directory.length > MOST_PARTS) throw new RangeError('too many parts for one archive')
  }

  /** Writes the directory. Nothing can be added after it. */
  async finish(): Promise<void> {
    const at = this.offset
    const entries = Buffer.concat(this.directory)
    await this.put(entries)
    await this.put(endOfDirectory(this.directory.length, entries.length, at))
  }

  private async put(bytes: Buffer): Promise<void> {
    this.offset += bytes.length
    if (this.offset > MOST_BYTES) throw new RangeError('too many bytes for one archive')
    await this.sink.write(bytes)
  }
}
