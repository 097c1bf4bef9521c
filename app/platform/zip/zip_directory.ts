export interface ZipEntry {
  method: number
  isEncrypted: boolean
  packedBytes: number
  /** As the archive says; a bomb lies. */
  unpackedBytes: number
  headerOffset: number
}

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_HEADER = 0x04034b50
const END_LENGTH = 22
/** Of a local header, without name and extra field. */
export const LOCAL_LENGTH = 30
const LONGEST_COMMENT = 0xffff
/** The last record of an archive lies within so many of its last bytes. */
export const LONGEST_END = END_LENGTH + LONGEST_COMMENT

export const STORED = 0
export const DEFLATED = 8

/** The archive is damaged, or not one. */
export class ZipBroken extends Error {}

/** What an archive holds, by name (APPNOTE 6.3.10, sections 4.3.12 and 4.3.16; no zip64). Throws ZipBroken. */
export function readZipDirectory(bytes: Buffer, mostEntries: number): Map<string, ZipEntry> {
  const { count, offset } = readEnd(bytes)
  return readEntries(bytes.subarray(offset), count, mostEntries)
}

/** Where the directory lies, by the last record, which the last LONGEST_END bytes of an archive hold. */
export function readEnd(tail: Buffer): { count: number; size: number; offset: number } {
  return guarded(() => {
    const end = endOfDirectory(tail)
    return {
      count: tail.readUInt16LE(end + 10),
      size: tail.readUInt32LE(end + 12),
      offset: tail.readUInt32LE(end + 16),
    }
  })
}

/** The entries of a directory. Throws ZipBroken. */
export function readEntries(
  bytes: Buffer,
  count: number,
  mostEntries: number
): Map<string, ZipEntry> {
  return guarded(() => {
    const entries = new Map<string, ZipEntry>()
    if (count > mostEntries) throw new ZipBroken('too many entries')
    let offset = 0
    for (let index = 0; index < count; index++) {
      if (bytes.readUInt32LE(offset) !== DIRECTORY_ENTRY) throw new ZipBroken('no such entry')
      const nameLength = bytes.readUInt16LE(offset + 28)
      const name = bytes.toString('utf8', offset + 46, offset + 46 + nameLength)
      // Of two parts with one name every reader takes another.
      if (entries.has(name)) throw new ZipBroken('a name is given twice')
      entries.set(name, {
        isEncrypted: (bytes.readUInt16LE(offset + 8) & 1) === 1,
        method: bytes.readUInt16LE(offset + 10),
        packedBytes: bytes.readUInt32LE(offset + 20),
        unpackedBytes: bytes.readUInt32LE(offset + 24),
        headerOffset: bytes.readUInt32LE(offset + 42),
      })
      offset += 46 + nameLength + bytes.readUInt16LE(offset + 30) + bytes.readUInt16LE(offset + 32)
    }
    return entries
  })
}

/** The packed bytes of an entry. The sizes of the directory count: local headers of streamed archives say zero. */
export function packedBytes(bytes: Buffer, { headerOffset, packedBytes: size }: ZipEntry): Buffer {
  return guarded(() => {
    const start = headerOffset + LOCAL_LENGTH + namesLength(bytes, headerOffset)
    return bytes.subarray(start, start + size)
  })
}

/** How long the name and the extra field behind a local header are. Throws ZipBroken. */
export function namesLength(bytes: Buffer, at = 0): number {
  return guarded(() => {
    if (bytes.readUInt32LE(at) !== LOCAL_HEADER) throw new ZipBroken('no local header')
    return bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
  })
}

function endOfDirectory(bytes: Buffer): number {
  const last = bytes.length - END_LENGTH
  for (let offset = last; offset >= Math.max(0, last - LONGEST_COMMENT); offset--) {
    if (bytes.readUInt32LE(offset) === END_OF_DIRECTORY) return offset
  }
  throw new ZipBroken('no end of directory')
}

/** Offsets that point outside of the file make Buffer throw a RangeError: the archive is damaged. */
function guarded<Value>(read: () => Value): Value {
  try {
    return read()
  } catch (error) {
    throw error instanceof RangeError ? new ZipBroken('an offset outside', { cause: error }) : error
  }
}
