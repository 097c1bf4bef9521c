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
const LONGEST_COMMENT = 0xffff

export const STORED = 0
export const DEFLATED = 8

/** The archive is damaged, or not one. */
export class ZipBroken extends Error {}

/** What an archive holds, by name (APPNOTE 6.3.10, sections 4.3.12 and 4.3.16; no zip64). Throws ZipBroken. */
export function readZipDirectory(bytes: Buffer, mostEntries: number): Map<string, ZipEntry> {
  return guarded(() => {
    const entries = new Map<string, ZipEntry>()
    const end = endOfDirectory(bytes)
    const count = bytes.readUInt16LE(end + 10)
    let offset = bytes.readUInt32LE(end + 16)
    if (count > mostEntries) throw new ZipBroken('too many entries')
    for (let index = 0; index < count; index++) {
      if (bytes.readUInt32LE(offset) !== DIRECTORY_ENTRY) throw new ZipBroken('no such entry')
      const nameLength = bytes.readUInt16LE(offset + 28)
      entries.set(bytes.toString('utf8', offset + 46, offset + 46 + nameLength), {
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
    if (bytes.readUInt32LE(headerOffset) !== LOCAL_HEADER) throw new ZipBroken('no local header')
    const names = bytes.readUInt16LE(headerOffset + 26) + bytes.readUInt16LE(headerOffset + 28)
    const start = headerOffset + 30 + names
    return bytes.subarray(start, start + size)
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
