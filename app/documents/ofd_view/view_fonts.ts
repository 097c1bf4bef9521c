import { create, type Font, type Glyph } from 'fontkit'
import { embeddedFont, type FaceName } from '#app/documents/fonts/faces'
import { numberOf } from '#app/documents/ofd_view/view_numbers'
import type { XmlElement } from '#app/documents/xml/xml_tree'

const MOST_FONT_BYTES = 8 * 1024 * 1024
const KAI = /kai|\u6977/i
const EQUAL_WIDTHS = /courier|mono/i
/** Of Courier, in em. */
const EQUAL_WIDTH = 0.6

/** An outline in units of its em, `y` upwards. */
export interface Outline {
  /** The same for the same outline, and for no other. */
  key: string
  data: string
  perEm: number
  /** In em. */
  advance: number
  /** Narrower than it is drawn, and moved to the middle of its place: for fonts of equal widths. */
  stretch: number
  shift: number
}

/** A font of an OFD file: the one it brought, where it has the character, or a face of the house. */
export interface ViewFont {
  outline(character: string): Outline | null
  /** By number of the glyph, for texts that were set in advance; null when the file brought no font. */
  glyph(index: number): Outline | null
}

export function viewFont(element: XmlElement | null, bytes: Buffer | null): ViewFont {
  const { FontName = '', FamilyName = '', ID = '' } = element?.attributes ?? {}
  const own = bytes && parsed(bytes)
  const names = `${FontName} ${FamilyName}`
  const isEqual = EQUAL_WIDTHS.test(names)
  const faces = facesFor(names)
  return {
    outline(character) {
      const code = character.codePointAt(0) ?? 0
      const found = own && drawn(`own${numberOf(ID) ?? 0}`, own, () => glyphOf(own, code))
      if (found) return found
      for (const face of faces) {
        const font = embeddedFont(face)
        const outline = drawn(face, font, () => glyphOf(font, code))
        if (outline) return isEqual && face !== 'courier' ? centred(outline) : outline
      }
      return null
    },
    glyph: (index) => own && drawn(`own${numberOf(ID) ?? 0}`, own, () => own.getGlyph(index)),
  }
}

function facesFor(names: string): FaceName[] {
  if (EQUAL_WIDTHS.test(names)) return ['courier', 'song', 'kai']
  return KAI.test(names) ? ['kai', 'song'] : ['song', 'kai']
}

/** A font of a stranger may be damaged in any way: then the house's faces do. */
function parsed(bytes: Buffer): Font | null {
  if (bytes.length > MOST_FONT_BYTES) return null
  try {
    const font = create(bytes)
    return font.unitsPerEm > 0 ? font : null
  } catch {
    return null
  }
}

function glyphOf(font: Font, code: number): Glyph | null {
  return font.hasGlyphForCodePoint(code) ? font.glyphForCodePoint(code) : null
}

function drawn(name: string, font: Font, find: () => Glyph | null): Outline | null {
  try {
    const glyph = find()
    if (!glyph) return null
    return {
      key: `${name}-${glyph.id}`,
      data: glyph.path.toSVG(),
      perEm: font.unitsPerEm,
      advance: glyph.advanceWidth / font.unitsPerEm,
      stretch: 1,
      shift: 0,
    }
  } catch {
    return null
  }
}

function centred(outline: Outline): Outline {
  const stretch = Math.min(1, EQUAL_WIDTH / outline.advance)
  const shift = (EQUAL_WIDTH - outline.advance * stretch) / 2
  return { ...outline, advance: EQUAL_WIDTH, stretch, shift }
}
