import { embeddedFont, type FaceName } from '#app/documents/fonts/faces'

/** What a text is on the face decides its font: printed labels, filled-in values, numbers of taxpayers. */
export type FontRole = 'label' | 'value' | 'code'

/** A stretch of text in one face; `width` in em. */
export interface TextRun {
  face: FaceName
  text: string
  width: number
}

/** First the face of the role, then the one that may know a rare character. */
const FALLBACKS: Record<FontRole, FaceName[]> = {
  label: ['kai', 'song'],
  value: ['song', 'kai'],
  code: ['courier', 'song', 'kai'],
}

interface Placed {
  face: FaceName
  width: number
}

const known: Record<FontRole, Map<string, Placed>> = {
  label: new Map(),
  value: new Map(),
  code: new Map(),
}

/** Nobody notices a blank in a name before the tax office does, so a document with one is never made. */
export class MissingGlyphError extends Error {
  constructor(readonly character: string) {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    super(`no embedded font has the character ${character} (U+${code})`)
  }
}

/** Cuts a text into runs of one face each. Throws MissingGlyphError. */
export function textRuns(text: string, role: FontRole): TextRun[] {
  const runs: TextRun[] = []
  for (const character of text) {
    const { face, width } = place(character, role)
    const last = runs.at(-1)
    if (last?.face === face) {
      last.text += character
      last.width += width
    } else runs.push({ face, text: character, width })
  }
  return runs
}

/** Width in em. Throws MissingGlyphError. */
export function textWidth(text: string, role: FontRole): number {
  let width = 0
  for (const character of text) width += place(character, role).width
  return width
}

/** The first character that no document can show; forms ask before an invoice is requested. */
export function firstUnprintable(text: string): string | null {
  for (const character of text.replace(/\s/g, '')) if (!locate(character, 'value')) return character
  return null
}

function place(character: string, role: FontRole): Placed {
  const placed = known[role].get(character) ?? locate(character, role)
  if (!placed) throw new MissingGlyphError(character)
  known[role].set(character, placed)
  return placed
}

function locate(character: string, role: FontRole): Placed | null {
  for (const face of FALLBACKS[role]) {
    const width = widthIn(character, face)
    if (width !== null) return { face, width }
  }
  return null
}

function widthIn(character: string, face: FaceName): number | null {
  const font = embeddedFont(face)
  const codePoint = character.codePointAt(0) ?? 0
  if (!font.hasGlyphForCodePoint(codePoint)) return null
  return font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm
}
