import type { PdfFile } from '#app/documents/pdf/pdf_file'
import { fontOf, NO_FONT, type PdfFont } from '#app/documents/pdf/pdf_glyphs'
import { operations } from '#app/documents/pdf/pdf_operations'
import { PdfDictionary, PdfName, PdfString, type PdfValue } from '#app/documents/pdf/pdf_values'

const MAX_PAGES = 400

/**
 * The text that each page shows, in the order it is drawn and without any blanks, decoded by the fonts' own tables.
 * Throws PdfSyntaxError.
 */
export function pageTexts(file: PdfFile): string[] {
  return pagesOf(file)
    .map((page) => piecesOf(file, page).join(''))
    .map((text) => text.replace(/\s/g, ''))
}

/** What is drawn in one go, page after page: words, amounts, numbers. Throws PdfSyntaxError. */
export function textPieces(file: PdfFile): string[] {
  return pagesOf(file).flatMap((page) => piecesOf(file, page))
}

/** The drawing of each page. Throws PdfSyntaxError. */
export function pageContents(file: PdfFile): Buffer[] {
  return pagesOf(file).map((page) => contentOf(file, page))
}

/** The dictionaries of all pages, in their order. Throws PdfSyntaxError. */
export function pagesOf(file: PdfFile): PdfValue[] {
  const pages: PdfValue[] = []
  const waiting = [file.find('Root', 'Pages')]
  for (let seen = 0; waiting.length && seen < MAX_PAGES; seen++) {
    const node = file.resolve(waiting.shift() ?? null)
    const kids = file.lookUp(node, 'Kids')
    if (Array.isArray(kids)) waiting.unshift(...kids.slice(0, MAX_PAGES))
    else pages.push(node)
  }
  return pages
}

export function contentOf(file: PdfFile, page: PdfValue): Buffer {
  if (!(page instanceof PdfDictionary)) return Buffer.alloc(0)
  const contents = page.entries.get('Contents') ?? null
  const listed = file.resolve(contents)
  const streams = Array.isArray(listed) ? listed : [contents]
  return Buffer.concat(streams.map((one) => file.stream(one) ?? Buffer.alloc(0)))
}

const MOST_PARENTS = 8

/** A page has its own resources, or those of what it lies in. Throws PdfSyntaxError. */
export function resourcesOf(file: PdfFile, page: PdfValue): PdfValue {
  let node = page
  for (let up = 0; up < MOST_PARENTS; up++) {
    const found = file.lookUp(node, 'Resources')
    if (found !== null) return found
    node = file.lookUp(node, 'Parent')
  }
  return null
}

function piecesOf(file: PdfFile, page: PdfValue): string[] {
  const fonts = new Map<string, PdfFont>()
  const resources = resourcesOf(file, page)
  let font = NO_FONT
  const pieces: string[] = []
  for (const { operator, operands } of operations(contentOf(file, page), file.time)) {
    if (operator === 'Tf' && operands[0] instanceof PdfName) {
      const { name } = operands[0]
      font = fonts.get(name) ?? fontOf(file, file.lookUp(resources, 'Font', name))
      fonts.set(name, font)
    } else if (operator === 'Tj' || operator === 'TJ')
      pieces.push(
        operands
          .flat()
          .map((piece) => (piece instanceof PdfString ? textIn(font, piece.bytes) : ''))
          .join('')
      )
  }
  return pieces
}

function textIn(font: PdfFont, bytes: Buffer): string {
  return font(bytes)
    .map(({ text }) => text)
    .join('')
}
