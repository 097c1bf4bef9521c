import type { FaceName } from '#app/documents/fonts/faces'
import { fontSource } from '#app/documents/fonts/font_source'
import type { FontUse } from '#app/documents/fonts/font_use'
import type { FontSubset } from '#app/documents/fonts/subset_font'
import { adler32 } from '#app/documents/pdf/adler32'
import { deflatedStream, type PdfBody, pdfNumber, streamObject } from '#app/documents/pdf/pdf_body'

/** Names of the faces in the resources of every page. */
export const PDF_FONTS = { kai: 'K', song: 'S', courier: 'C' } as const

const NAMES: Record<FaceName, string> = {
  kai: 'LXGWWenKai',
  song: 'NotoSerifSC',
  courier: 'CourierPrime',
}
const SYMBOLIC = 4
const PER_SECTION = 100

/** Writes the used faces and returns the dictionary of fonts for the resources of pages. */
export function writeFonts(body: PdfBody, use: FontUse): string {
  const faces = (['kai', 'song', 'courier'] as const).filter((face) => use.has(face))
  const entries = faces.map((face) => `/${PDF_FONTS[face]} ${embed(body, face, use)} 0 R`)
  return `<< ${entries.join(' ')} >>`
}

/** What of a face depends on nothing but its subset; kept as long as the subset is. */
interface Written {
  file: Buffer
  toUnicode: Buffer
  widths: string
}

const written = new WeakMap<FontSubset, Written>()

function writtenOf(subset: FontSubset): Written {
  const known = written.get(subset)
  if (known) return known
  const made = {
    file: fontFile(subset),
    toUnicode: deflatedStream(toUnicode(subset)),
    widths: subset.widths.map(pdfNumber).join(' '),
  }
  written.set(subset, made)
  return made
}

/** A composite font of two-byte glyph numbers (ISO 32000-1, 9.7). */
function embed(body: PdfBody, face: FaceName, use: FontUse): number {
  const { file, toUnicode: characters, widths } = writtenOf(use.subset(face))
  const name = `SHUIYU+${NAMES[face]}`
  const font = body.add(
    descendant(name, body.add(descriptor(face, name, body.addStream(file))), widths)
  )
  return body.add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H ` +
      `/DescendantFonts [${font} 0 R] /ToUnicode ${body.addStream(characters)} 0 R >>`
  )
}

function descendant(name: string, described: number, widths: string): string {
  return (
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDToGIDMap /Identity ` +
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> ' +
    `/FontDescriptor ${described} 0 R /DW 1000 /W [0 [${widths}]] >>`
  )
}

function descriptor(face: FaceName, name: string, file: number): string {
  const source = fontSource(face)
  const [head, hhea] = [source.table('head'), source.table('hhea')]
  const em = (table: Buffer, at: number) =>
    pdfNumber((table.readInt16BE(at) * 1000) / source.unitsPerEm)
  const box = [36, 38, 40, 42].map((at) => em(head, at)).join(' ')
  return (
    `<< /Type /FontDescriptor /FontName /${name} /Flags ${SYMBOLIC} /FontBBox [${box}] ` +
    `/ItalicAngle 0 /Ascent ${em(hhea, 4)} /Descent ${em(hhea, 6)} /CapHeight ${em(hhea, 4)} ` +
    `/StemV 80 /FontFile2 ${file} 0 R >>`
  )
}

/** The deflated bytes of the subset in the frame of RFC 1950. */
function fontFile({ bytes, deflated }: FontSubset): Buffer {
  const check = Buffer.alloc(4)
  check.writeUInt32BE(adler32(bytes))
  const framed = Buffer.concat([Buffer.from([0x78, 0x5e]), deflated, check])
  return streamObject(framed, `/Filter /FlateDecode /Length1 ${bytes.length}`)
}

/** The characters behind the glyphs, for search and copy (ISO 32000-1, 9.10.3). */
function toUnicode({ glyphOf }: FontSubset): string {
  const rows = [...glyphOf].map(([character, glyph]) => {
    const code = Buffer.from(character, 'utf16le').swap16().toString('hex')
    return `<${glyph.toString(16).padStart(4, '0')}> <${code}>`
  })
  const sections: string[] = []
  for (let at = 0; at < rows.length; at += PER_SECTION) {
    const section = rows.slice(at, at + PER_SECTION)
    sections.push(`${section.length} beginbfchar\n${section.join('\n')}\nendbfchar`)
  }
  return (
    '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n' +
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n' +
    '/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n' +
    `1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n${sections.join('\n')}\n` +
    'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend'
  )
}
