const HEADER = 12
const RECORD = 16
const TRUETYPE = 0x00010000
/** What all words of a font and this value have to add up to (OpenType 1.9, `head`). */
const WHOLE_CHECKSUM = 0xb1b0afba
const ADJUSTMENT_AT = 8

/** Tables of a TrueType file by their tags. */
export type SfntTables = Map<string, Buffer>

/** OpenType 1.9, "Organization of an OpenType font". For our own files: throws RangeError when one is damaged. */
export function readSfnt(bytes: Buffer): SfntTables {
  const tables: SfntTables = new Map()
  for (let index = 0; index < bytes.readUInt16BE(4); index++) {
    const record = HEADER + index * RECORD
    const offset = bytes.readUInt32BE(record + 8)
    const length = bytes.readUInt32BE(record + 12)
    tables.set(
      bytes.toString('latin1', record, record + 4),
      bytes.subarray(offset, offset + length)
    )
  }
  return tables
}

/** A whole file with checksums; `head` gets its adjustment. */
export function writeSfnt(tables: SfntTables): Buffer {
  const sorted = [...tables].sort(([one], [other]) => (one < other ? -1 : 1))
  const header = Buffer.alloc(HEADER + sorted.length * RECORD)
  const power = 2 ** Math.floor(Math.log2(sorted.length))
  header.writeUInt32BE(TRUETYPE, 0)
  header.writeUInt16BE(sorted.length, 4)
  header.writeUInt16BE(power * RECORD, 6)
  header.writeUInt16BE(Math.log2(power), 8)
  header.writeUInt16BE((sorted.length - power) * RECORD, 10)
  const bodies: Buffer[] = []
  let offset = header.length
  let headAt = 0
  for (const [index, [tag, table]] of sorted.entries()) {
    const body = Buffer.alloc(Math.ceil(table.length / 4) * 4)
    table.copy(body)
    if (tag === 'head') {
      headAt = offset
      body.writeUInt32BE(0, ADJUSTMENT_AT)
    }
    const record = HEADER + index * RECORD
    header.write(tag, record, 'latin1')
    header.writeUInt32BE(checksum(body), record + 4)
    header.writeUInt32BE(offset, record + 8)
    header.writeUInt32BE(table.length, record + 12)
    bodies.push(body)
    offset += body.length
  }
  const file = Buffer.concat([header, ...bodies])
  if (headAt) file.writeUInt32BE((WHOLE_CHECKSUM - checksum(file)) >>> 0, headAt + ADJUSTMENT_AT)
  return file
}

function checksum(words: Buffer): number {
  let sum = 0
  for (let at = 0; at < words.length; at += 4) sum = (sum + words.readUInt32BE(at)) >>> 0
  return sum
}
