import type { SheetCaps } from './sheet_caps.js'
import { refuseSheet } from './sheet_refusal.js'
import { parseXml } from './xml_events.js'
import type { ZipArchive } from './zip_archive.js'

/** The table of shared strings; runs of rich text are joined, phonetic guides (`rPh`) left out. */
export async function readSharedStrings(
  zip: ZipArchive,
  path: string | null,
  caps: SheetCaps
): Promise<string[]> {
  const strings: string[] = []
  if (!path || !zip.has(path)) return strings

  let text = ''
  let isText = false
  let isPhonetic = false
  let characters = 0
  await parseXml(zip.read(path), {
    open(name) {
      if (name === 'si') text = ''
      if (name === 'rPh') isPhonetic = true
      isText = name === 't' && !isPhonetic
    },
    text(chunk) {
      if (!isText) return
      characters += chunk.length
      text += chunk
      if (text.length > caps.cellCharacters || characters > caps.sharedCharacters) {
        refuseSheet({ type: 'too_large' })
      }
    },
    close(name) {
      isText = false
      if (name === 'rPh') isPhonetic = false
      if (name === 'si') strings.push(unescaped(text))
    },
  })
  return strings
}

/** Characters that XML cannot hold are written `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) =>
    String.fromCharCode(Number.parseInt(code, 16))
  )
}
