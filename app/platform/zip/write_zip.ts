import type { ZipPart } from '#app/platform/zip/zip_part'
import { endOfDirectory, packPart } from '#app/platform/zip/zip_records'

const SMALLEST = 9

/** Packs parts in the given order (APPNOTE 6.3.10, sections 4.3.7 to 4.3.16; no zip64). */
export function writeZip(parts: readonly ZipPart[], level = SMALLEST): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const packed = packPart(part, offset, level)
    bodies.push(packed.bytes)
    directory.push(packed.entry)
    offset += packed.bytes.length
  }
  const entries = Buffer.concat(directory)
  return Buffer.concat([...bodies, entries, endOfDirectory(parts.length, entries.length, offset)])
}
