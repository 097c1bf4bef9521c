import { create, type Font } from 'fontkit'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sfntFromWoff } from '#app/documents/fonts/sfnt_from_woff'

/** All of them are embedded, so that a document looks the same on every machine. */
export type FaceName = 'kai' | 'song' | 'courier'

const FILES: Record<FaceName, string> = {
  kai: '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff',
  song: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  courier: '@fontsource/courier-prime/files/courier-prime-latin-400-normal.woff',
}

const files = new Map<FaceName, Buffer>()
const parsed = new Map<FaceName, Font>()

/** Parsed once per process or worker: a parse costs as much as several invoices. */
export function embeddedFont(face: FaceName): Font {
  const known = parsed.get(face)
  if (known) return known
  const font = create(embeddedFile(face))
  parsed.set(face, font)
  return font
}

/** The TrueType file of a face; fontkit holds on to it anyway. */
export function embeddedFile(face: FaceName): Buffer {
  const known = files.get(face)
  if (known) return known
  const bytes = readFileSync(fileURLToPath(import.meta.resolve(FILES[face])))
  const file = FILES[face].endsWith('.woff') ? sfntFromWoff(bytes) : bytes
  files.set(face, file)
  return file
}
