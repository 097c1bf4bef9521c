import { fontOf, NO_FONT, type PdfFont } from '#app/documents/pdf/pdf_glyphs'
import type { PdfFile } from '#app/documents/pdf/pdf_file'
import { operations } from '#app/documents/pdf/pdf_operations'
import { contentOf, pagesOf, resourcesOf } from '#app/documents/pdf/pdf_page_text'
import { PdfDictionary, PdfName, type PdfValue } from '#app/documents/pdf/pdf_values'
import { IDENTITY, type Matrix, matrixIn, times } from '#app/documents/placed_text/pdf_matrix'
import { TextPen } from '#app/documents/placed_text/text_pen'
import type { PlacedCharacter } from '#app/documents/placed_text/placed_rows'

const MILLIMETRES = 25.4 / 72
const A4_HEIGHT = 842
const DEEPEST_FORM = 4
const MOST_FORMS = 200

/** The characters of each page, where they stand. Throws PdfSyntaxError. */
export function pdfCharacters(file: PdfFile): PlacedCharacter[][] {
  return pagesOf(file).map((page) => {
    const box = file.lookUp(page, 'MediaBox')
    const [left, , , top] = Array.isArray(box) ? box.map((one) => Number(file.resolve(one))) : []
    const [x, y] = [-(left || 0) * MILLIMETRES, (top || A4_HEIGHT) * MILLIMETRES]
    const paper: Matrix = [MILLIMETRES, 0, 0, -MILLIMETRES, x, y]
    const reader = new PageReader(file)
    reader.draw(contentOf(file, page), resourcesOf(file, page), paper)
    return reader.pen.placed
  })
}

/** Follows what moves text: matrices, fonts and forms (ISO 32000-1, 8.4, 8.10 and 9.4). */
class PageReader {
  readonly pen = new TextPen()
  readonly #fonts = new Map<PdfValue, PdfFont>()
  #forms = 0

  constructor(private readonly file: PdfFile) {}

  draw(content: Buffer, resources: PdfValue, start: Matrix, depth = 0): void {
    const kept: Matrix[] = []
    let matrix = start
    for (const { operator, operands } of operations(content, this.file.time)) {
      const [first] = operands
      if (operator === 'q') kept.push(matrix)
      else if (operator === 'Q') matrix = kept.pop() ?? start
      else if (operator === 'cm') matrix = times(matrixIn(operands) ?? IDENTITY, matrix)
      else if (operator === 'Tf') this.pen.font = this.#font(resources, first)
      else if (operator === 'Do') this.#form(resources, first, matrix, depth)
      this.pen.step(operator, operands, matrix)
    }
  }

  #font(resources: PdfValue, name: PdfValue): PdfFont {
    if (!(name instanceof PdfName)) return NO_FONT
    const found = this.file.lookUp(resources, 'Font', name.name)
    const font = this.#fonts.get(found) ?? fontOf(this.file, found)
    this.#fonts.set(found, font)
    return font
  }

  #form(resources: PdfValue, name: PdfValue, matrix: Matrix, depth: number): void {
    const listed = this.file.lookUp(resources, 'XObject')
    if (!(name instanceof PdfName) || !(listed instanceof PdfDictionary)) return
    const reference = listed.entries.get(name.name) ?? null
    const form = this.file.resolve(reference)
    const kind = this.file.lookUp(form, 'Subtype')
    if (!(kind instanceof PdfName) || kind.name !== 'Form') return
    if (depth >= DEEPEST_FORM || ++this.#forms > MOST_FORMS) return
    const own = this.file.lookUp(form, 'Matrix')
    const place = Array.isArray(own) ? (matrixIn(own) ?? IDENTITY) : IDENTITY
    const inner = this.file.lookUp(form, 'Resources') ?? resources
    const bytes = this.file.stream(reference)
    if (bytes) this.draw(bytes, inner, times(place, matrix), depth + 1)
  }
}
