/** A character and the glyph that draws it. */
export interface CharacterGlyph {
  codePoint: number
  glyph: number
}

const WINDOWS = 3
const BASIC_PLANE = 1
const FULL = 10
const LAST = 0xffff

/**
 * The `cmap` table (OpenType 1.9): format 4 for the basic plane, which every reader knows, and format 12 for
 * all characters, those beyond it included.
 */
export function cmapTable(glyphs: readonly CharacterGlyph[]): Buffer {
  const sorted = [...glyphs].sort((one, other) => one.codePoint - other.codePoint)
  const basic = format4(sorted.filter(({ codePoint }) => codePoint < LAST))
  const header = Buffer.alloc(20)
  header.writeUInt16BE(2, 2)
  for (const [index, encoding] of [BASIC_PLANE, FULL].entries()) {
    header.writeUInt16BE(WINDOWS, 4 + index * 8)
    header.writeUInt16BE(encoding, 6 + index * 8)
    header.writeUInt32BE(20 + index * basic.length, 8 + index * 8)
  }
  return Buffer.concat([header, basic, format12(sorted)])
}

/** One segment a character: a subset has few, and none of them lie side by side. */
function format4(glyphs: readonly CharacterGlyph[]): Buffer {
  const segments = [...glyphs, { codePoint: LAST, glyph: 0 }]
  const count = segments.length
  const power = 2 ** Math.floor(Math.log2(count))
  const table = Buffer.alloc(16 + count * 8)
  const head = [4, table.length, 0, count * 2, power * 2, Math.log2(power), (count - power) * 2]
  for (const [index, value] of head.entries()) table.writeUInt16BE(value, index * 2)
  for (const [index, { codePoint, glyph }] of segments.entries()) {
    const isLast = codePoint === LAST
    table.writeUInt16BE(codePoint, 14 + index * 2)
    table.writeUInt16BE(codePoint, 16 + count * 2 + index * 2)
    table.writeUInt16BE(
      isLast ? 1 : (glyph - codePoint + 0x10000) % 0x10000,
      16 + count * 4 + index * 2
    )
  }
  return table
}

function format12(glyphs: readonly CharacterGlyph[]): Buffer {
  const table = Buffer.alloc(16 + glyphs.length * 12)
  table.writeUInt16BE(12, 0)
  table.writeUInt32BE(table.length, 4)
  table.writeUInt32BE(glyphs.length, 12)
  for (const [index, { codePoint, glyph }] of glyphs.entries()) {
    table.writeUInt32BE(codePoint, 16 + index * 12)
    table.writeUInt32BE(codePoint, 20 + index * 12)
    table.writeUInt32BE(glyph, 24 + index * 12)
  }
  return table
}
