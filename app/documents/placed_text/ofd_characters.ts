import { boxOf, numberOf, numbersOf, stepsOf } from '#app/documents/ofd_view/view_numbers'
import { MOST_PLACED, type PlacedCharacter } from '#app/documents/placed_text/placed_rows'
import { children, localName, type XmlElement } from '#app/documents/xml/xml_tree'

/** Latin letters and digits of the fonts that invoices use are half as wide as they are high. */
const WIDTH = { latin: 0.5, other: 1 }

/** The characters of a page or a template (GB/T 33190-2016, 11), with its run-length steps. */
export function ofdCharacters(root: XmlElement | null): PlacedCharacter[] {
  const placed: PlacedCharacter[] = []
  for (const [piece, object] of textObjects(root).entries()) {
    for (const code of children(object, 'TextCode')) placed.push(...ofCode(object, code, piece))
    if (placed.length > MOST_PLACED) return placed.slice(0, MOST_PLACED)
  }
  return placed
}

export function textObjects(element: XmlElement | null): XmlElement[] {
  return (element?.children ?? []).flatMap((one) =>
    localName(one) === 'TextObject' ? [one] : textObjects(one)
  )
}

function ofCode({ attributes }: XmlElement, code: XmlElement, piece: number): PlacedCharacter[] {
  const characters = [...code.text.trimEnd()].slice(0, MOST_PLACED)
  const rights = stepsOf(code.attributes.DeltaX, characters.length)
  const downs = stepsOf(code.attributes.DeltaY, characters.length)
  const size = (numberOf(attributes.Size) ?? 0) * (numberOf(attributes.HScale) ?? 1)
  const { x: left, y: top } = boxOf(attributes.Boundary) ?? { x: 0, y: 0 }
  const ctm = numbersOf(attributes.CTM)
  const [a, b, c, d, e, f] = ctm.length >= 6 ? ctm : [1, 0, 0, 1, 0, 0]
  // What runs across the page is a mark, not a value.
  if (b !== 0 || c !== 0) return []
  let x = numberOf(code.attributes.X) ?? 0
  let y = numberOf(code.attributes.Y) ?? 0
  return characters.map((character, index) => {
    const width = size * (character < '\u0100' ? WIDTH.latin : WIDTH.other)
    const at = (across: number) => left + a * across + e
    const one = { character, x: at(x), right: at(x + width), y: top + d * y + f, piece }
    x += rights[index] ?? (downs.length > 0 ? 0 : width)
    y += downs[index] ?? 0
    return one
  })
}
