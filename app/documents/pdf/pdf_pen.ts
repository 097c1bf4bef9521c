import { embeddedFont, type FaceName } from '#app/documents/fonts/faces'
import { type TextRun, textRuns } from '#app/documents/fonts/text_runs'
import type { Box, Colour, DrawItem, TextItem } from '#app/documents/layout/display_list'
import { qrModules } from '#app/documents/layout/qr_modules'
import { never } from '#app/platform/result'

/** Names under which the document knows its faces. */
export const PDF_FONTS: Record<FaceName, string> = { kai: 'kai', song: 'song', courier: 'code' }

/** A document of PDFKit begins with a font; this one comes into no file, because nothing is set in it. */
export const FIRST_FONT = 'Courier'

export function registerFaces(doc: PDFKit.PDFDocument): void {
  for (const face of FACES) doc.registerFont(PDF_FONTS[face], embeddedFont(face))
}

const FACES = ['kai', 'song', 'courier'] as const
const POINTS_PER_MM = 72 / 25.4

/** Draws items of a display list on the current page. */
export class PdfPen {
  constructor(private doc: PDFKit.PDFDocument) {}

  draw(item: DrawItem): void {
    switch (item.type) {
      case 'text':
        return this.text(item)
      case 'line':
        return this.stroke(item.width, item.colour, () =>
          this.doc.moveTo(pt(item.x1), pt(item.y1)).lineTo(pt(item.x2), pt(item.y2))
        )
      case 'ellipse':
        return this.stroke(item.width, item.colour, () => this.ellipse(item.cell))
      case 'crossed_circle':
        return this.crossedCircle(item.cell, item.width, item.colour)
      case 'qr':
        return this.qr(item.cell, item.content)
      case 'bars':
        return this.bars(item.cell, item.widths)
      default:
        return never(item)
    }
  }

  private text(item: TextItem): void {
    this.doc.fillColor([...item.colour])
    if (item.rotation) {
      this.doc.save().rotate(item.rotation, { origin: [pt(item.x), pt(item.y)] })
      this.runs(item)
      this.doc.restore()
    } else this.runs(item)
  }

  private runs(item: TextItem): void {
    let x = item.x
    for (const run of textRuns(item.text, item.role)) {
      this.run(run, x, item)
      x += run.width * item.size
    }
  }

  private run({ face, text, width }: TextRun, x: number, { y, size }: TextItem): void {
    this.doc
      .font(PDF_FONTS[face])
      .fontSize(pt(size))
      .text(text, pt(x), pt(y), {
        lineBreak: false,
        baseline: 'alphabetic',
        textWidth: pt(width * size),
        wordCount: 1,
      })
  }

  private stroke(width: number, colour: Colour, path: () => void): void {
    this.doc.lineWidth(pt(width)).strokeColor([...colour])
    path()
    this.doc.stroke()
  }

  private ellipse({ x, y, width, height }: Box): void {
    this.doc.ellipse(pt(x + width / 2), pt(y + height / 2), pt(width / 2), pt(height / 2))
  }

  private crossedCircle(cell: Box, width: number, colour: Colour): void {
    const { x, y } = { x: cell.x + cell.width / 2, y: cell.y + cell.height / 2 }
    const arm = (cell.width / 2) * Math.SQRT1_2
    this.stroke(width, colour, () => {
      this.ellipse(cell)
      this.doc.moveTo(pt(x - arm), pt(y - arm)).lineTo(pt(x + arm), pt(y + arm))
      this.doc.moveTo(pt(x - arm), pt(y + arm)).lineTo(pt(x + arm), pt(y - arm))
    })
  }

  private bars(cell: Box, widths: readonly number[]): void {
    const module = cell.width / widths.reduce((sum, width) => sum + width, 0)
    let x = cell.x
    for (const [index, width] of widths.entries()) {
      if (index % 2 === 0) this.doc.rect(pt(x), pt(cell.y), pt(width * module), pt(cell.height))
      x += width * module
    }
    this.doc.fill([0, 0, 0])
  }

  /** One filled path of horizontal bars: no seams between modules, and small. */
  private qr(cell: Box, content: string): void {
    const rows = qrModules(content)
    const module = cell.width / rows.length
    for (const [row, modules] of rows.entries())
      for (const { start, length } of darkBars(modules))
        this.doc.rect(
          pt(cell.x + start * module),
          pt(cell.y + row * module),
          pt(length * module),
          pt(module)
        )
    this.doc.fill([0, 0, 0])
  }
}

function* darkBars(modules: boolean[]): Generator<{ start: number; length: number }> {
  for (let start = 0; start < modules.length; start++) {
    if (!modules[start]) continue
    const end = modules.indexOf(false, start)
    const length = (end === -1 ? modules.length : end) - start
    yield { start, length }
    start += length
  }
}

function pt(millimetres: number): number {
  return millimetres * POINTS_PER_MM
}
