import type { PdfFile } from '#app/documents/pdf/pdf_file'
import { operations } from '#app/documents/pdf/pdf_operations'
import {
  PdfDictionary,
  PdfName,
  PdfReference,
  PdfString,
  type PdfValue,
  utf16,
} from '#app/documents/pdf/pdf_values'

/** A font has at most 65536 codes. */
const MAX_CODES = 70_000
const LAST_POINT = 0x10ffff
const WIDE = 1000
const NARROW = 500

export interface PdfGlyph {
  text: string
  /** Thousandths of the size of the font. */
  width: number
}

export type PdfFont = (bytes: Buffer) => PdfGlyph[]

interface Codes {
  read: (bytes: Buffer) => { code: number; text: string }[]
}

/** Text in no font, or in one that the page does not have. */
export const NO_FONT: PdfFont = (bytes) =>
  [...bytes.toString('latin1')].map((text) => ({ text, width: NARROW }))

/**
 * How a font turns bytes into text: by its own table, by the well-known encodings of Chinese fonts, or as Latin
 * (ISO 32000-1, 9.7 and 9.10). Throws PdfSyntaxError.
 */
export function fontOf(file: PdfFile, font: PdfValue): PdfFont {
  if (!(font instanceof PdfDictionary)) return NO_FONT
  const table = file.stream(font.entries.get('ToUnicode') ?? null)
  const characters = table && charactersOf(table, file.time)
  const isComposite = nameOf(file.lookUp(font, 'Subtype')) === 'Type0'
  const codes = isComposite ? composite(nameOf(file.lookUp(font, 'Encoding'))) : single
  const width = isComposite ? widthsOf(file, font) : simpleWidths(file, font)
  return (bytes) =>
    codes.read(bytes).map(({ code, text }) => ({
      text: characters ? (characters.get(code) ?? '\uFFFD') : text,
      width: width(code),
    }))
}

const single: Codes = {
  read: (bytes) => [...bytes].map((code) => ({ code, text: String.fromCharCode(code) })),
}

const pairs = (known: boolean): Codes => ({
  read: (bytes) =>
    Array.from({ length: Math.floor(bytes.length / 2) }, (_, index) => {
      const code = bytes.readUInt16BE(index * 2)
      return { code, text: known ? String.fromCharCode(code) : '\uFFFD' }
    }),
})

/** One byte for Latin, two for everything else; four are rare and read as two signs. */
const mainland: Codes = {
  read: (bytes) => {
    const decoder = new TextDecoder('gb18030')
    const found: { code: number; text: string }[] = []
    for (let at = 0; at < bytes.length;) {
      const size = bytes[at] < 0x81 ? 1 : 2
      const piece = bytes.subarray(at, at + size)
      found.push({ code: piece.readUIntBE(0, piece.length), text: decoder.decode(piece) })
      at += size
    }
    return found
  },
}

function composite(encoding: string): Codes {
  if (/^Uni.*-(?:UCS2|UTF16)-/.test(encoding)) return pairs(true)
  return /^GB.*-EUC-|^GBK/.test(encoding) ? mainland : pairs(false)
}

function simpleWidths(file: PdfFile, font: PdfDictionary): (code: number) => number {
  const first = file.lookUp(font, 'FirstChar')
  const widths = file.lookUp(font, 'Widths')
  return (code) => {
    const width =
      Array.isArray(widths) && typeof first === 'number' ? widths[code - first] : undefined
    return typeof width === 'number' ? width : NARROW
  }
}

/** `W` holds runs: `first [w w …]` or `first last w`. */
function widthsOf(file: PdfFile, font: PdfDictionary): (code: number) => number {
  const listed = file.lookUp(font, 'DescendantFonts')
  const descendant = file.resolve(Array.isArray(listed) ? (listed[0] ?? null) : null)
  const usual = file.lookUp(descendant, 'DW')
  const runs = file.lookUp(descendant, 'W')
  const widths = new Map<number, number>()
  let room = MAX_CODES
  for (let at = 0; Array.isArray(runs) && at + 1 < runs.length;) {
    const [first, next] = [runs[at], runs[at + 1]]
    const listedWidths = next instanceof PdfReference ? file.resolve(next) : next
    if (Array.isArray(listedWidths)) {
      for (const [index, width] of listedWidths.entries())
        if (typeof width === 'number') widths.set(Number(first) + index, width)
      at += 2
      continue
    }
    const width = runs[at + 2]
    if (typeof first === 'number' && typeof next === 'number' && typeof width === 'number')
      for (let code = first; code <= next && room > 0; code++, room--) widths.set(code, width)
    at += 3
  }
  return (code) => widths.get(code) ?? (typeof usual === 'number' ? usual : WIDE)
}

function nameOf(value: PdfValue): string {
  return value instanceof PdfName ? value.name : ''
}

/** The `bfchar` and `bfrange` sections of a ToUnicode table (ISO 32000-1, section 9.10.3). */
function charactersOf(table: Buffer, time: PdfFile['time']): Map<number, string> {
  const characters = new Map<number, string>()
  let room = MAX_CODES
  for (const { operator, operands } of operations(table, time)) {
    if (operator === 'endbfchar')
      for (let at = 0; at + 1 < operands.length; at += 2)
        characters.set(codeOf(operands[at]), characterOf(operands[at + 1]))
    if (operator === 'endbfrange')
      for (let at = 0; at + 2 < operands.length && room > 0; at += 3)
        room -= fillRange(
          characters,
          codeOf(operands[at]),
          codeOf(operands[at + 1]),
          operands[at + 2]
        )
  }
  return characters
}

/** @returns how many codes the range has */
function fillRange(
  characters: Map<number, string>,
  first: number,
  last: number,
  target: PdfValue
): number {
  const count = Math.max(0, Math.min(last, MAX_CODES) - first + 1)
  for (let index = 0; index < count; index++) {
    const point = (characterOf(target).codePointAt(0) ?? 0) + index
    const character = point > LAST_POINT ? '\uFFFD' : String.fromCodePoint(point)
    characters.set(
      first + index,
      Array.isArray(target) ? characterOf(target[index] ?? null) : character
    )
  }
  return count
}

function codeOf(value: PdfValue): number {
  if (!(value instanceof PdfString) || value.bytes.length === 0) return 0
  return value.bytes.readUIntBE(0, Math.min(2, value.bytes.length))
}

function characterOf(value: PdfValue): string {
  return value instanceof PdfString ? utf16(value.bytes) : ''
}
