import { embeddedFile, embeddedFont, type FaceName } from '#app/documents/fonts/faces'
import { readSfnt, type SfntTables } from '#app/documents/fonts/sfnt_file'

const LONG_OFFSETS = 50
const METRICS_AT = 34

/** The tables of an embedded face that a subset is cut from (OpenType 1.9: glyf, loca, hmtx). */
export class FontSource {
  readonly tables: SfntTables
  readonly unitsPerEm: number
  readonly #hasLongOffsets: boolean
  readonly #metrics: number
  readonly #glyphOf = new Map<string, number>()

  constructor(private readonly face: FaceName) {
    this.tables = readSfnt(embeddedFile(face))
    this.unitsPerEm = this.table('head').readUInt16BE(18)
    this.#hasLongOffsets = this.table('head').readInt16BE(LONG_OFFSETS) === 1
    this.#metrics = this.table('hhea').readUInt16BE(METRICS_AT)
  }

  table(tag: string): Buffer {
    const table = this.tables.get(tag)
    if (!table) throw new RangeError(`${this.face} has no table ${tag}`)
    return table
  }

  /** 0 for a character that the face does not have. */
  glyphOf(character: string): number {
    const known = this.#glyphOf.get(character)
    if (known !== undefined) return known
    const { id } = embeddedFont(this.face).glyphForCodePoint(character.codePointAt(0) ?? 0)
    this.#glyphOf.set(character, id)
    return id
  }

  /** Empty for a blank. */
  outline(glyph: number): Buffer {
    const loca = this.table('loca')
    const [start, end] = this.#hasLongOffsets
      ? [loca.readUInt32BE(glyph * 4), loca.readUInt32BE(glyph * 4 + 4)]
      : [loca.readUInt16BE(glyph * 2) * 2, loca.readUInt16BE(glyph * 2 + 2) * 2]
    return this.table('glyf').subarray(start, end)
  }

  /** Advance and left side bearing, in units. */
  metrics(glyph: number): { advance: number; bearing: number } {
    const hmtx = this.table('hmtx')
    const last = this.#metrics - 1
    const advance = hmtx.readUInt16BE(Math.min(glyph, last) * 4)
    const bearing =
      glyph <= last
        ? hmtx.readInt16BE(glyph * 4 + 2)
        : hmtx.readInt16BE(this.#metrics * 4 + (glyph - this.#metrics) * 2)
    return { advance, bearing }
  }
}

const sources = new Map<FaceName, FontSource>()

/** Kept for the life of the process or thread. */
export function fontSource(face: FaceName): FontSource {
  const known = sources.get(face) ?? new FontSource(face)
  sources.set(face, known)
  return known
}
