import { cmapTable } from '#app/documents/fonts/cmap_table'
import { embeddedFile, embeddedFont, type FaceName } from '#app/documents/fonts/faces'
import { readSfnt, writeSfnt } from '#app/documents/fonts/sfnt_file'

/** Copied as they are: metrics that browsers ask for, and the names with the licence. */
const KEPT = ['OS/2', 'name']
const POST_WITHOUT_NAMES = 0x00030000

/**
 * A font file with only the given characters, found by their codes: fontkit cuts the glyphs, the table of
 * characters is ours. The same characters give the same bytes.
 */
export function subsetFont(face: FaceName, characters: Iterable<string>): Buffer {
  const font = embeddedFont(face)
  const subset = font.createSubset()
  const glyphs = [...new Set(characters)].sort().map((character) => {
    const codePoint = character.codePointAt(0) ?? 0
    return { codePoint, glyph: subset.includeGlyph(font.glyphForCodePoint(codePoint).id) }
  })
  const tables = readSfnt(Buffer.from(subset.encode()))
  const whole = readSfnt(embeddedFile(face))
  for (const tag of KEPT) {
    const table = whole.get(tag)
    if (table) tables.set(tag, table)
  }
  tables.set('post', post(whole.get('post')))
  tables.set('cmap', cmapTable(glyphs))
  return writeSfnt(tables)
}

/** The 32 bytes that every version has, said to be of the one without names of glyphs. */
function post(whole: Buffer | undefined): Buffer {
  const table = Buffer.alloc(32)
  whole?.copy(table, 0, 0, 32)
  table.writeUInt32BE(POST_WITHOUT_NAMES, 0)
  return table
}
