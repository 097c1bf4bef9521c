import { crc32, deflateRawSync } from 'node:zlib'
import { DEFLATED, STORED } from '#app/platform/zip/zip_directory'
import type { ZipPart } from '#app/platform/zip/zip_part'

const LOCAL_HEADER = 0x04034b50
const DIRECTORY_ENTRY = 0x02014b50
const END_OF_DIRECTORY = 0x06054b50
const VERSION = 20
/** Names are UTF-8 (bit 11). */
const FLAGS = 0x0800
/** 1980-01-01 00:00: the clock has no part in an archive, so the same parts give the same bytes. */
const DATE = 0x0021

/** A part as it lies in an archive, and its line of the directory. */
export interface PackedPart {
  /** Header, name and body. */
  bytes: Buffer
  entry: Buffer
}

/** Packs one part for this place (APPNOTE 6.3.10, 4.3.7 and 4.3.12). One that does not shrink is stored. */
export function packPart(part: ZipPart, offset: number, level: number): PackedPart {
  const { path, bytes, isDense } = part
  const name = Buffer.from(path, 'utf8')
  const deflated = isDense ? null : (part.deflated ?? deflateRawSync(bytes, { level }))
  const isSmaller = deflated !== null && deflated.length < bytes.byteLength
  const packed = isSmaller
    ? deflated
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const facts = sharedFacts(isSmaller ? DEFLATED : STORED, bytes, packed, name)
  return {
    bytes: Buffer.concat([localHeader(facts), name, packed]),
    entry: directoryEntry(facts, offset, name),
  }
}

/** The 26 bytes that a local header and an entry of the directory have in common. */
function sharedFacts(method: number, bytes: Uint8Array, packed: Buffer, name: Buffer): Buffer {
  const facts = Buffer.alloc(26)
  facts.writeUInt16LE(VERSION, 0)
  facts.writeUInt16LE(FLAGS, 2)
  facts.writeUInt16LE(method, 4)
  facts.writeUInt16LE(DATE, 8)
  facts.writeUInt32LE(crc32(bytes), 10)
  facts.writeUInt32LE(packed.length, 14)
  facts.writeUInt32LE(bytes.byteLength, 18)
  facts.writeUInt16LE(name.length, 22)
  return facts
}

function localHeader(facts: Buffer): Buffer {
  const signature = Buffer.alloc(4)
  signature.writeUInt32LE(LOCAL_HEADER)
  return Buffer.concat([signature, facts])
}

/** Memory of its own: a piece of a shared pool would keep the whole pool alive until the archive is finished. */
function directoryEntry(facts: Buffer, offset: number, name: Buffer): Buffer {
  const entry = Buffer.alloc(46 + name.length)
  entry.writeUInt32LE(DIRECTORY_ENTRY, 0)
  entry.writeUInt16LE(VERSION, 4)
  facts.copy(entry, 6)
  entry.writeUInt32LE(offset, 42)
  name.copy(entry, 46)
  return entry
}

/** The last record of an archive (4.3.16). */
export function endOfDirectory(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END_OF_DIRECTORY, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return end
}
