import { parseXml } from './xml_events.js'
import type { ZipArchive } from './zip_archive.js'

/** What a number format makes of a number, as far as its text is concerned. */
export type NumberLook = { type: 'date' } | { type: 'zeros'; digits: number } | null

/** Built-in formats that show dates or times (ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 in China). */
const DATE_FORMATS: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
]

/** The looks by style index (`s` of a cell). */
export async function readStyles(zip: ZipArchive, path: string | null): Promise<NumberLook[]> {
  const looks: NumberLook[] = []
  if (!path || !zip.has(path)) return looks

  const codes = new Map<number, string>()
  let inCellFormats = false
  await parseXml(zip.read(path), {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      if (name === 'cellXfs') inCellFormats = true
      if (name === 'xf' && inCellFormats)
        looks.push(lookOf(Number(attributes.numFmtId ?? 0), codes))
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  return looks
}

function lookOf(formatId: number, codes: ReadonlyMap<number, string>): NumberLook {
  if (DATE_FORMATS.some(([first, last]) => formatId >= first && formatId <= last)) {
    return { type: 'date' }
  }
  const code = (codes.get(formatId) ?? '').replace(/"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]/gi, '')
  if (/^0{2,}$/.test(code)) return { type: 'zeros', digits: code.length }
  return /[ymdhs]/i.test(code) && !/general/i.test(code) ? { type: 'date' } : null
}
