import type { FontUse } from '#app/documents/fonts/font_use'
import { type TextRun, textRuns } from '#app/documents/fonts/text_runs'
import type { Box, Colour, DrawItem, TextItem } from '#app/documents/layout/display_list'
import { pdfNumber } from '#app/documents/pdf/pdf_body'
import { barsPath, crossPath, ellipsePath, symbolPath } from '#app/documents/pdf/pdf_paths'
import { PDF_FONTS } from '#app/documents/pdf/pdf_fonts'
import { never } from '#app/platform/result'

export const POINTS_PER_MM = 72 / 25.4

/** Writes items of a display list as the content of a page (ISO 32000-1, 8 and 9), in points from its lower edge. */
export class PdfPen {
  readonly #operations: string[] = []
  #fill = ''
  #stroke = ''
  #font = ''

  constructor(
    private readonly height: number,
    private readonly fonts: FontUse
  ) {}

  get content(): string {
    return this.#operations.join('\n')
  }

  draw(item: DrawItem): void {
    switch (item.type) {
      case 'text':
        return this.#text(item)
      case 'line':
        this.#pen(item.width, item.colour)
        return this.#write(`${this.#at(item.x1, item.y1)} m ${this.#at(item.x2, item.y2)} l S`)
      case 'ellipse':
        this.#pen(item.width, item.colour)
        return this.#write(`${ellipsePath(item.cell, this.#at)} S`)
      case 'crossed_circle':
        this.#pen(item.width, item.colour)
        return this.#write(
          `${ellipsePath(item.cell, this.#at)} ${crossPath(item.cell, this.#at)} S`
        )
      case 'qr':
        return this.#symbol(item.cell, item.content)
      case 'bars':
        this.#ink([0, 0, 0])
        return this.#write(`${barsPath(item.cell, item.widths, this.#at, POINTS_PER_MM)} f`)
      default:
        return never(item)
    }
  }

  #text(item: TextItem): void {
    this.#ink(item.colour)
    const angle = ((item.rotation ?? 0) * Math.PI) / 180
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    let along = 0
    for (const run of textRuns(item.text, item.role)) {
      const font = `/${PDF_FONTS[run.face]} ${pdfNumber(pt(item.size))} Tf`
      const at = this.#at(item.x + along * cos, item.y + along * sin)
      const turn = [cos, -sin, sin, cos].map(pdfNumber).join(' ')
      this.#write(
        `BT${font === this.#font ? '' : ` ${font}`} ${turn} ${at} Tm ${this.#shown(run)} Tj ET`
      )
      this.#font = font
      along += run.width * item.size
    }
  }

  #shown({ face, text }: TextRun): string {
    const glyphs = this.fonts.glyphs(face, text)
    return `<${glyphs.map((glyph) => glyph.toString(16).padStart(4, '0')).join('')}>`
  }

  /** One filled path of horizontal bars: no seams between modules, and sharp at every size. */
  #symbol(cell: Box, content: string): void {
    this.#ink([0, 0, 0])
    const { path, modules } = symbolPath(content)
    const module = String(Math.round(pt(cell.width / modules) * 100_000) / 100_000)
    this.#write(`q ${module} 0 0 -${module} ${this.#at(cell.x, cell.y)} cm ${path} f Q`)
  }

  #pen(width: number, colour: Colour): void {
    const pen = `${pdfNumber(pt(width))} w ${parts(colour)} RG`
    if (pen !== this.#stroke) this.#write(pen)
    this.#stroke = pen
  }

  #ink(colour: Colour): void {
    const ink = `${parts(colour)} rg`
    if (ink !== this.#fill) this.#write(ink)
    this.#fill = ink
  }

  readonly #at = (x: number, y: number) => `${pdfNumber(pt(x))} ${pdfNumber(pt(this.height - y))}`

  #write(operation: string): void {
    this.#operations.push(operation)
  }
}

function parts(colour: Colour): string {
  return colour.map((part) => pdfNumber(part / 255)).join(' ')
}

function pt(millimetres: number): number {
  return millimetres * POINTS_PER_MM
}
