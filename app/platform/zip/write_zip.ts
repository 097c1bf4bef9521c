import { endOfDirectory, packPart } from '#app/platform/zip/zip_records'

export interface ZipPart {
  /** Within the archive, with `/`. */
  path: string
  bytes: Uint8Array
  /** The same bytes, deflated already (RFC 1951). */
  deflated?: Buffer
}

const SMALLEST = 9

/** Packs parts in the given order (APPNOTE 6.3.10, sections 4.3.7 to 4.3.16; no zip64). */
export function writeZip(parts: readonly ZipPart[], level = SMALLEST): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { path, bytes, deflated } of parts) {
    const packed = packPart(path, bytes, offset, level, deflated)
    bodies.push(packed.bytes)
    directory.push(packed.entry)
    offset += packed.bytes.length
  }
  const entries = Buffer.concat(directory)
  return Buffer.concat([...bodies, entries, endOfDirectory(parts.length, entries.length, offset)])
}
