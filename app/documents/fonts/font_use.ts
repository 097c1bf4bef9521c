import type { FaceName } from '#app/documents/fonts/faces'
import { type FontSubset, subsetFont } from '#app/documents/fonts/subset_font'

/**
 * Which characters a document draws in which face. `first` are those that open each subset, so that what is drawn once
 * for all documents knows their glyphs.
 */
export class FontUse {
  readonly #used = new Map<FaceName, Map<string, number>>()

  constructor(first: ReadonlyMap<FaceName, readonly string[]> = new Map()) {
    for (const [face, characters] of first) this.glyphs(face, characters.join(''))
  }

  /** Notes the characters and gives their glyphs in the subset that the face will get: 1 for the first, 2 for the next. */
  glyphs(face: FaceName, text: string): number[] {
    const used = this.#used.get(face) ?? new Map<string, number>()
    this.#used.set(face, used)
    return [...text].map((character) => {
      const glyph = used.get(character) ?? used.size + 1
      used.set(character, glyph)
      return glyph
    })
  }

  has(face: FaceName): boolean {
    return this.#used.has(face)
  }

  subset(face: FaceName): FontSubset {
    return subsetFont(face, [...(this.#used.get(face)?.keys() ?? [])])
  }
}
