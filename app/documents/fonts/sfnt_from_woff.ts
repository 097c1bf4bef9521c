import { inflateSync } from 'node:zlib'

const WOFF_HEADER = 44
const WOFF_ENTRY = 20
const SFNT_HEADER = 12
const SFNT_ENTRY = 16
const WOFF_SIGNATURE = 0x774f4646

/**
 * Unpacks a WOFF 1.0 file into the TrueType file inside it (W3C WOFF 1.0, sections 4 and 5).
 * fontkit reads WOFF too, but inflates a table again at every glyph and cannot cut subsets of WOFF 2.
 */
export function sfntFromWoff(woff: Buffer): Buffer {
  if (woff.readUInt32BE(0) !== WOFF_SIGNATURE) throw new Error('not a WOFF file')
  const count = woff.readUInt16BE(12)
  const sfnt = Buffer.alloc(woff.readUInt32BE(16))
  woff.copy(sfnt, 0, 4, 8)
  sfnt.writeUInt16BE(count, 4)
  const power = 2 ** Math.floor(Math.log2(count))
  sfnt.writeUInt16BE(power * 16, 6)
  sfnt.writeUInt16BE(Math.log2(power), 8)
  sfnt.writeUInt16BE((count - power) * 16, 10)
  let end = SFNT_HEADER + count * SFNT_ENTRY
  for (let index = 0; index < count; index++) {
    const entry = WOFF_HEADER + index * WOFF_ENTRY
    const offset = woff.readUInt32BE(entry + 4)
    const stored = woff.subarray(offset, offset + woff.readUInt32BE(entry + 8))
    const length = woff.readUInt32BE(entry + 12)
    const record = SFNT_HEADER + index * SFNT_ENTRY
    woff.copy(sfnt, record, entry, entry + 4)
    sfnt.writeUInt32BE(woff.readUInt32BE(entry + 16), record + 4)
    sfnt.writeUInt32BE(end, record + 8)
    sfnt.writeUInt32BE(length, record + 12)
    const table = stored.length < length ? inflateSync(stored) : stored
    table.copy(sfnt, end)
    end += Math.ceil(length / 4) * 4
  }
  return sfnt
}
