/** The small part of fontkit that documents use; the package carries no types. */
declare module 'fontkit' {
  export interface Font {
    unitsPerEm: number
    hasGlyphForCodePoint(codePoint: number): boolean
    glyphForCodePoint(codePoint: number): Glyph
    getGlyph(index: number): Glyph
    createSubset(): Subset
    layout(text: string): unknown
  }
  export interface Glyph {
    id: number
    advanceWidth: number
    path: { toSVG(): string }
  }
  export interface Subset {
    /** @returns the number that the glyph has in the subset */
    includeGlyph(glyph: number): number
    encode(): Uint8Array
  }
  export function create(bytes: Uint8Array): Font
}
