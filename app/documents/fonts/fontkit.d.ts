/** The small part of fontkit that documents use; the package carries no types. */
declare module 'fontkit' {
  export interface Font {
    unitsPerEm: number
    hasGlyphForCodePoint(codePoint: number): boolean
    glyphForCodePoint(codePoint: number): { advanceWidth: number }
    layout(text: string): unknown
  }
  export function create(bytes: Uint8Array): Font
}
