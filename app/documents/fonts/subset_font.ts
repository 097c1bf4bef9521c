import { deflateRawSync } from 'node:zlib'
import { cmapTable } from '#app/documents/fonts/cmap_table'
import { componentsOf } from '#app/documents/fonts/composite_glyph'
import type { FaceName } from '#app/documents/fonts/faces'
import { type FontSource, fontSource } from '#app/documents/fonts/font_source'
import { writeSfnt } from '#app/documents/fonts/sfnt_file'

/** Copied as they are: instructions, metrics that browsers ask for, and the names with the licence. */
const KEPT = ['OS/2', 'name', 'cvt ', 'fpgm', 'prep']
const POST_WITHOUT_NAMES = 0x00030000
/** Outlines hardly shrink further; the highest level takes three times as long for one part in a hundred. */
const LEVEL = 4
const MOST_KEPT = 8

/** A font file with only some characters. */
export interface FontSubset {
  bytes: Buffer
  /** The same bytes, deflated without a header: PDF and OFD carry them in frames of their own. */
  deflated: Buffer
  /** Glyph numbers within the subset, in the order of the characters: 1, 2, … */
  glyphOf: ReadonlyMap<string, number>
  /** Advances in thousandths of an em, by glyph number. */
  widths: number[]
}

const kept = new Map<string, FontSubset>()

/**
 * A subset by its characters, each once, in their order. The last ones are kept: the documents of one invoice use the
 * same, and printed labels use one for all invoices. The same characters give the same bytes.
 */
export function subsetFont(face: FaceName, characters: readonly string[]): FontSubset {
  const key = face + characters.join('')
  const known = kept.get(key)
  const subset = known ?? cut(fontSource(face), characters)
  kept.delete(key)
  kept.set(key, subset)
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value ?? '')
  return subset
}

function cut(source: FontSource, characters: readonly string[]): FontSubset {
  const glyphs = [0, ...characters.map((character) => source.glyphOf(character))]
  const numberOf = new Map(glyphs.map((glyph, index) => [glyph, index]))
  const outlines: Buffer[] = []
  // Components are added at the end while the list grows.
  for (let index = 0; index < glyphs.length; index++) {
    const outline = Buffer.from(source.outline(glyphs[index]))
    for (const at of componentsOf(outline)) {
      const component = outline.readUInt16BE(at)
      const number = numberOf.get(component) ?? glyphs.push(component) - 1
      numberOf.set(component, number)
      outline.writeUInt16BE(number, at)
    }
    outlines.push(outline)
  }
  const bytes = file(source, glyphs, outlines, characters)
  return {
    bytes,
    deflated: deflateRawSync(bytes, { level: LEVEL }),
    glyphOf: new Map(characters.map((character, index) => [character, index + 1])),
    widths: glyphs.map((glyph) => (source.metrics(glyph).advance * 1000) / source.unitsPerEm),
  }
}

function file(
  source: FontSource,
  glyphs: readonly number[],
  outlines: readonly Buffer[],
  characters: readonly string[]
): Buffer {
  const tables = new Map<string, Buffer>()
  for (const tag of KEPT) {
    const table = source.tables.get(tag)
    if (table) tables.set(tag, table)
  }
  const codes = characters.map((character, index) => ({
    codePoint: character.codePointAt(0) ?? 0,
    glyph: index + 1,
  }))
  tables.set('cmap', cmapTable(codes))
  tables.set('post', changed(source.tables.get('post') ?? Buffer.alloc(32), 0, POST_WITHOUT_NAMES))
  tables.set('head', withLongOffsets(source.table('head')))
  tables.set('hhea', withCount(source.table('hhea'), 34, glyphs.length))
  tables.set('maxp', withCount(source.table('maxp'), 4, glyphs.length))
  tables.set('hmtx', metricsTable(source, glyphs))
  return writeSfnt(withOutlines(tables, outlines))
}

function withOutlines(tables: Map<string, Buffer>, outlines: readonly Buffer[]) {
  const loca = Buffer.alloc((outlines.length + 1) * 4)
  const padded: Buffer[] = []
  let offset = 0
  for (const [index, outline] of outlines.entries()) {
    const body = outline.length % 4 ? Buffer.concat([outline], (outline.length + 3) & ~3) : outline
    padded.push(body)
    offset += body.length
    loca.writeUInt32BE(offset, (index + 1) * 4)
  }
  return tables.set('loca', loca).set('glyf', Buffer.concat(padded))
}

function metricsTable(source: FontSource, glyphs: readonly number[]): Buffer {
  const table = Buffer.alloc(glyphs.length * 4)
  for (const [index, glyph] of glyphs.entries()) {
    const { advance, bearing } = source.metrics(glyph)
    table.writeUInt16BE(advance, index * 4)
    table.writeInt16BE(bearing, index * 4 + 2)
  }
  return table
}

/** The 32 bytes that every version of the table has, with another first word. */
function changed(table: Buffer, at: number, word: number): Buffer {
  const copy = Buffer.from(table.subarray(0, 32))
  copy.writeUInt32BE(word, at)
  return copy
}

function withLongOffsets(head: Buffer): Buffer {
  const copy = Buffer.from(head)
  copy.writeInt16BE(1, 50)
  return copy
}

function withCount(table: Buffer, at: number, count: number): Buffer {
  const copy = Buffer.from(table)
  copy.writeUInt16BE(count, at)
  return copy
}
