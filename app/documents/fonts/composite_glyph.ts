/** Flags of a component (OpenType 1.9, glyf: composite glyph description). */
const WORDS = 0x0001
const SCALE = 0x0008
const MORE = 0x0020
const TWO_SCALES = 0x0040
const MATRIX = 0x0080

/** Where in a composite outline the numbers of other glyphs stand; none in a simple one. */
export function componentsOf(outline: Buffer): number[] {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return []
  const places: number[] = []
  for (let at = 10, flags = MORE; flags & MORE;) {
    flags = outline.readUInt16BE(at)
    places.push(at + 2)
    at += 4 + (flags & WORDS ? 4 : 2)
    if (flags & SCALE) at += 2
    else if (flags & TWO_SCALES) at += 4
    else if (flags & MATRIX) at += 8
  }
  return places
}
