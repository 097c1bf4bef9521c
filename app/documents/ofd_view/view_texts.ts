import { numberOf, numbersOf, short, stepsOf } from '#app/documents/ofd_view/view_numbers'
import type { Outline, ViewFont } from '#app/documents/ofd_view/view_fonts'
import { children, type XmlElement } from '#app/documents/xml/xml_tree'

const MOST_CHARACTERS = 20_000

export interface PlacedGlyph {
  outline: Outline
  /** Where its origin lies within the object, in millimetres. */
  x: number
  y: number
  /** Millimetres an em, across and up. */
  across: number
  up: number
  /** Degrees, clockwise. */
  turn: number
}

interface Letters {
  font: ViewFont
  size: number
  across: number
  turn: number
}

/** The glyphs of a text object (GB/T 33190-2016, 11). */
export function placedGlyphs(object: XmlElement, font: ViewFont): PlacedGlyph[] {
  const size = numberOf(object.attributes.Size) ?? 0
  const across = size * (numberOf(object.attributes.HScale) ?? 1)
  const turn = numberOf(object.attributes.CharDirection) ?? 0
  const set = transforms(object)
  let before = 0
  return children(object, 'TextCode').flatMap((code) => {
    const glyphs = ofCode(code, { font, size, across, turn }, set, before)
    before += [...code.text].length
    return glyphs
  })
}

function ofCode(
  { text, attributes }: XmlElement,
  { font, size, across, turn }: Letters,
  set: Map<number, number>,
  before: number
): PlacedGlyph[] {
  const characters = [...text].slice(0, MOST_CHARACTERS)
  const rights = stepsOf(attributes.DeltaX, characters.length)
  const downs = stepsOf(attributes.DeltaY, characters.length)
  let x = numberOf(attributes.X) ?? 0
  let y = numberOf(attributes.Y) ?? 0
  return characters.flatMap((character, index) => {
    const number = set.get(before + index)
    const own = number === undefined ? null : font.glyph(number)
    const outline = own ?? font.outline(character)
    const at = { x: x + (outline?.shift ?? 0) * across, y }
    // Without steps the font says how wide a glyph is; steps that only go down leave it where it is.
    const natural = downs.length > 0 ? 0 : (outline?.advance ?? 1) * across
    x += rights[index] ?? natural
    y += downs[index] ?? 0
    return outline?.data ? [{ outline, ...at, across, up: size, turn }] : []
  })
}

/** Glyphs that stand for characters (GB/T 33190-2016, 11.4), one for one; ligatures keep their characters. */
function transforms(object: XmlElement): Map<number, number> {
  const set = new Map<number, number>()
  for (const one of children(object, 'CGTransform')) {
    const { CodePosition, CodeCount = '1', GlyphCount = '1' } = one.attributes
    const start = numberOf(CodePosition)
    if (start === null || CodeCount !== GlyphCount) continue
    const glyphs = numbersOf(children(one, 'Glyphs')[0]?.text).slice(0, MOST_CHARACTERS)
    for (const [index, glyph] of glyphs.entries()) set.set(start + index, glyph)
  }
  return set
}

/** As SVG moves an outline whose `y` goes upwards. */
export function glyphTransform({ outline, x, y, across, up, turn }: PlacedGlyph): string {
  const [wide, high] = [(across * outline.stretch) / outline.perEm, up / outline.perEm]
  const angle = (turn * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const fine = (value: number) => String(Math.round(value * 1e7) / 1e7)
  const matrix = [cos * wide, sin * wide, sin * high, -cos * high].map(fine)
  return `matrix(${[...matrix, short(x), short(y)].join(' ')})`
}
