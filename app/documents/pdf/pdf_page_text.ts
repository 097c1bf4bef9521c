import type { PdfFile } from '#app/documents/pdf/pdf_file'
import { PdfParser } from '#app/documents/pdf/pdf_parser'
import {
  PdfDictionary,
  PdfKeyword,
  PdfName,
  PdfString,
  type PdfValue,
  utf16,
} from '#app/documents/pdf/pdf_values'

const MAX_PAGES = 400
const MAX_CODES = 70_000

type Decoder = (bytes: Buffer) => string

/**
 * The text that each page shows, in the order it is drawn and without any blanks, decoded by the fonts' own tables.
 * Throws PdfSyntaxError.
 */
export function pageTexts(file: PdfFile): string[] {
  return pagesOf(file, file.find('Root', 'Pages'))
    .map((page) => piecesOf(file, page).join(''))
    .map((text) => text.replace(/\s/g, ''))
}

/** What is drawn in one go, page after page: words, amounts, numbers. Throws PdfSyntaxError. */
export function textPieces(file: PdfFile): string[] {
  return pagesOf(file, file.find('Root', 'Pages')).flatMap((page) => piecesOf(file, page))
}

/** The drawing of each page. Throws PdfSyntaxError. */
export function pageContents(file: PdfFile): Buffer[] {
  return pagesOf(file, file.find('Root', 'Pages')).map((page) => contentOf(file, page))
}

function pagesOf(file: PdfFile, root: PdfValue): PdfValue[] {
  const pages: PdfValue[] = []
  const waiting = [root]
  for (let seen = 0; waiting.length && seen < MAX_PAGES; seen++) {
    const node = file.resolve(waiting.shift() ?? null)
    const kids = file.lookUp(node, 'Kids')
    if (Array.isArray(kids)) waiting.unshift(...kids)
    else pages.push(node)
  }
  return pages
}

function contentOf(file: PdfFile, page: PdfValue): Buffer {
  if (!(page instanceof PdfDictionary)) return Buffer.alloc(0)
  const contents = page.entries.get('Contents') ?? null
  const listed = file.resolve(contents)
  const streams = Array.isArray(listed) ? listed : [contents]
  return Buffer.concat(streams.map((one) => file.stream(one) ?? Buffer.alloc(0)))
}

function piecesOf(file: PdfFile, page: PdfValue): string[] {
  const decoders = new Map<string, Decoder>()
  let decode: Decoder = latin
  const pieces: string[] = []
  for (const { operator, operands } of operations(contentOf(file, page))) {
    if (operator === 'Tf' && operands[0] instanceof PdfName) {
      const { name } = operands[0]
      decode = decoders.get(name) ?? decoderOf(file, file.lookUp(page, 'Resources', 'Font', name))
      decoders.set(name, decode)
    } else if (operator === 'Tj' || operator === 'TJ')
      pieces.push(
        operands
          .flat()
          .map((piece) => (piece instanceof PdfString ? decode(piece.bytes) : ''))
          .join('')
      )
  }
  return pieces
}

export function* operations(
  content: Buffer
): Generator<{ operator: string; operands: PdfValue[] }> {
  const parser = new PdfParser(content.toString('latin1'))
  let operands: PdfValue[] = []
  for (let value = parser.next(); value !== undefined; value = parser.next()) {
    if (value instanceof PdfKeyword) {
      yield { operator: value.word, operands }
      operands = []
    } else operands.push(value)
  }
}

function latin(bytes: Buffer): string {
  return bytes.toString('latin1')
}

/** Fonts with a table of their own use two bytes a glyph; the others are Latin. */
function decoderOf(file: PdfFile, font: PdfValue): Decoder {
  const table =
    font instanceof PdfDictionary ? file.stream(font.entries.get('ToUnicode') ?? null) : null
  if (!table) return latin
  const characters = charactersOf(table)
  return (bytes) => {
    let text = ''
    for (let at = 0; at + 1 < bytes.length; at += 2)
      text += characters.get(bytes.readUInt16BE(at)) ?? '\uFFFD'
    return text
  }
}

/** The `bfchar` and `bfrange` sections of a ToUnicode table (ISO 32000-1, section 9.10.3). */
function charactersOf(table: Buffer): Map<number, string> {
  const characters = new Map<number, string>()
  for (const { operator, operands } of operations(table)) {
    if (operator === 'endbfchar')
      for (let at = 0; at + 1 < operands.length; at += 2)
        characters.set(codeOf(operands[at]), characterOf(operands[at + 1]))
    if (operator === 'endbfrange')
      for (let at = 0; at + 2 < operands.length; at += 3)
        fillRange(characters, codeOf(operands[at]), codeOf(operands[at + 1]), operands[at + 2])
  }
  return characters
}

function fillRange(characters: Map<number, string>, first: number, last: number, target: PdfValue) {
  for (let code = first; code <= Math.min(last, MAX_CODES); code++) {
    const index = code - first
    if (Array.isArray(target)) characters.set(code, characterOf(target[index] ?? null))
    else
      characters.set(code, String.fromCodePoint((characterOf(target).codePointAt(0) ?? 0) + index))
  }
}

function codeOf(value: PdfValue): number {
  return value instanceof PdfString && value.bytes.length === 2 ? value.bytes.readUInt16BE(0) : 0
}

function characterOf(value: PdfValue): string {
  return value instanceof PdfString ? utf16(value.bytes) : ''
}
