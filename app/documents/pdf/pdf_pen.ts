import type { FontUse } from '#app/documents/fonts/font_use'
import { type TextRun, textRuns } from '#app/documents/fonts/text_runs'
import type { Box, Colour, DrawItem, TextItem } from '#app/documents/layout/display_list'
import { pdfNumber } from '#app/documents/pdf/pdf_body'
import { PDF_FONTS } from '#app/documents/pdf/pdf_fonts'
import { never } from '#app/platform/result'

export const POINTS_PER_MM = 72 / 25.4
/** How far the control points of a quarter of a circle lie from its ends, per radius. */
const QUARTER = 0.5523

/** Writes items of a display list as the content of a page (ISO 32000-1, 8 and 9), in points from its lower edge. */
export class PdfPen {
  readonly #operations: string[] = []
  #fill = ''
  #stroke = ''
  #font = ''

  /** `symbols` draws the QR symbols: it returns the names of their images. */
  constructor(
    private readonly height: number,
    private readonly fonts: FontUse,
    private readonly symbols: (content: string) => string
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
        return this.#write(`${this.#ellipse(item.cell)} S`)
      case 'crossed_circle':
        this.#pen(item.width, item.colour)
        return this.#write(`${this.#ellipse(item.cell)} ${this.#cross(item.cell)} S`)
      case 'qr':
        return this.#symbol(item.cell, item.content)
      case 'bars':
        this.#ink([0, 0, 0])
        return this.#write(`${this.#bars(item.cell, item.widths)} f`)
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

  #symbol(cell: Box, content: string): void {
    const size = `${pdfNumber(pt(cell.width))} 0 0 ${pdfNumber(pt(cell.height))}`
    const at = this.#at(cell.x, cell.y + cell.height)
    this.#write(`q ${size} ${at} cm /${this.symbols(content)} Do Q`)
  }

  #ellipse(cell: Box): string {
    const [a, b] = [cell.width / 2, cell.height / 2]
    const at = (x: number, y: number) => this.#at(cell.x + a + x * a, cell.y + b + y * b)
    const k = QUARTER
    return [
      `${at(1, 0)} m`,
      `${at(1, k)} ${at(k, 1)} ${at(0, 1)} c`,
      `${at(-k, 1)} ${at(-1, k)} ${at(-1, 0)} c`,
      `${at(-1, -k)} ${at(-k, -1)} ${at(0, -1)} c`,
      `${at(k, -1)} ${at(1, -k)} ${at(1, 0)} c`,
    ].join(' ')
  }

  #cross(cell: Box): string {
    const [x, y] = [cell.x + cell.width / 2, cell.y + cell.height / 2]
    const arm = (cell.width / 2) * Math.SQRT1_2
    const falling = `${this.#at(x - arm, y - arm)} m ${this.#at(x + arm, y + arm)} l`
    return `${falling} ${this.#at(x - arm, y + arm)} m ${this.#at(x + arm, y - arm)} l`
  }

  #bars(cell: Box, widths: readonly number[]): string {
    const module = cell.width / widths.reduce((sum, width) => sum + width, 0)
    const height = pdfNumber(pt(cell.height))
    let x = cell.x
    const bars: string[] = []
    for (const [index, width] of widths.entries()) {
      const at = this.#at(x, cell.y + cell.height)
      if (index % 2 === 0) bars.push(`${at} ${pdfNumber(pt(width * module))} ${height} re`)
      x += width * module
    }
    return bars.join(' ')
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

  #at(x: number, y: number): string {
    return `${pdfNumber(pt(x))} ${pdfNumber(pt(this.height - y))}`
  }

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
