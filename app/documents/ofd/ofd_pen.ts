import type { FontUse } from '#app/documents/fonts/font_use'
import { type TextRun, textRuns } from '#app/documents/fonts/text_runs'
import type { Box, Colour, DrawItem, FaceField, TextItem } from '#app/documents/layout/display_list'
import { BLACK, PAGE, RED } from '#app/documents/layout/geometry'
import { colour } from '#app/documents/ofd/ofd_resources'
import { barsPath, crossedCirclePath, ellipsePath } from '#app/documents/ofd/ofd_paths'
import { box, mm, ofd, ofdText } from '#app/documents/ofd/ofd_xml'
import { textCodes } from '#app/documents/ofd/text_codes'
import { type UnitIds, UNITS } from '#app/documents/ofd/unit_ids'
import { never } from '#app/platform/result'

/** A text object that says something of the invoice. */
export interface NamedObject {
  field: FaceField
  id: number
}

/** Room for strokes and for glyphs that reach over their em square; what lies outside of a boundary is cut off. */
const ROOM = { above: 1, below: 0.35, stroke: 0.5 }

/** Turns items of a display list into graphic objects of one page (GB/T 33190-2016, 8 to 11). */
export class OfdPen {
  /** Below, in the printed colour: lines, labels and marks. */
  readonly background: string[] = []
  /** Above, in black: what was filled in. */
  readonly body: string[] = []
  readonly named: NamedObject[] = []

  constructor(
    private readonly ids: UnitIds,
    private readonly fonts: FontUse
  ) {}

  draw(item: DrawItem): void {
    switch (item.type) {
      case 'text':
        return this.#text(item)
      case 'line':
        return this.#line(item)
      case 'ellipse':
        return this.#stroke(item, ellipsePath(item.cell, ROOM.stroke))
      case 'crossed_circle':
        return this.#stroke(item, crossedCirclePath(item.cell, ROOM.stroke))
      case 'qr':
        return this.#qr(item.cell)
      case 'bars': {
        const path = ofdText('AbbreviatedData', barsPath(item.cell, item.widths))
        const attributes = { Boundary: box(item.cell), Stroke: 'false', Fill: 'true' }
        this.body.push(ofd('PathObject', { ID: this.ids.next(), ...attributes }, path))
        return
      }
      default:
        return never(item)
    }
  }

  #text(item: TextItem): void {
    let before = 0
    for (const run of textRuns(item.text, item.role)) {
      const id = this.ids.next()
      this.#layer(item.colour).push(this.#run(run, before, id, item))
      if (item.field) this.named.push({ field: item.field, id })
      before += run.width * item.size
    }
  }

  /** A turned text lies in a boundary as large as the page, with its own origin where the first glyph starts. */
  #run({ face, text, width }: TextRun, before: number, id: number, item: TextItem): string {
    const { size, rotation } = item
    this.fonts.glyphs(face, text)
    const above = ROOM.above * size
    const upright = {
      x: item.x + before,
      y: item.y - above,
      width: (width + ROOM.below) * size,
      height: above + ROOM.below * size,
    }
    const attributes = {
      ID: id,
      Boundary: box(rotation === undefined ? upright : { x: 0, y: 0, ...PAGE }),
      CTM: rotation === undefined ? null : turn(rotation, item),
      Font: UNITS[face],
      Size: mm(size),
    }
    const origin = rotation === undefined ? { x: 0, y: above } : { x: before, y: 0 }
    return ofd('TextObject', attributes, fill(item.colour), ...textCodes(text, origin, item))
  }

  #line(line: Extract<DrawItem, { type: 'line' }>): void {
    const { stroke } = ROOM
    const [left, top] = [Math.min(line.x1, line.x2) - stroke, Math.min(line.y1, line.y2) - stroke]
    const width = Math.abs(line.x2 - line.x1)
    const height = Math.abs(line.y2 - line.y1)
    const at = (x: number, y: number) => `${mm(x - left)} ${mm(y - top)}`
    const path = `M ${at(line.x1, line.y1)} L ${at(line.x2, line.y2)}`
    this.#stroke({ ...line, cell: { x: left + stroke, y: top + stroke, width, height } }, path)
  }

  #stroke(item: { cell: Box; width: number; colour: Colour }, path: string): void {
    const { x, y, width, height } = item.cell
    const { stroke } = ROOM
    const around = {
      x: x - stroke,
      y: y - stroke,
      width: width + 2 * stroke,
      height: height + 2 * stroke,
    }
    const attributes = { Boundary: box(around), LineWidth: mm(item.width) }
    this.#layer(item.colour).push(
      ofd(
        'PathObject',
        { ID: this.ids.next(), ...attributes },
        item.colour === RED ? '' : colour('StrokeColor', item.colour),
        ofdText('AbbreviatedData', path)
      )
    )
  }

  #qr(cell: Box): void {
    const attributes = {
      CTM: `${mm(cell.width)} 0 0 ${mm(cell.height)} 0 0`,
      Boundary: box(cell),
      ResourceID: UNITS.qr,
    }
    this.body.push(ofd('ImageObject', { ID: this.ids.next(), ...attributes }))
  }

  #layer(of: Colour): string[] {
    return of === BLACK ? this.body : this.background
  }
}

/** Black is what a text has anyway, the printed colour what its layer has. */
function fill(value: Colour): string {
  return value === BLACK || value === RED ? '' : colour('FillColor', value)
}

/** A matrix (GB/T 33190-2016, 8.5: CTM) that turns clockwise around a point. */
function turn(degrees: number, { x, y }: { x: number; y: number }): string {
  const angle = (degrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return [cos, sin, -sin, cos, x, y].map(mm).join(' ')
}
