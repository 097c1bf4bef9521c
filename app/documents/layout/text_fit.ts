import { type FontRole, textWidth } from '#app/documents/fonts/text_runs'
import type { Box, Colour, FaceField, TextItem } from '#app/documents/layout/display_list'

export interface TextStyle {
  role: FontRole
  /** The size that is wanted; a text that does not fit its cell gets a smaller one. */
  size: number
  colour: Colour
  align?: 'left' | 'centre' | 'right'
  field?: FaceField
}

export interface FittedText {
  size: number
  rows: string[]
}

const SHRINK = 0.94
/** Latin words and numbers stay together; closing punctuation stays with what it closes. */
const UNBREAKABLE = /[\x21-\x7E]+|\s|[^\x21-\x7E\s][\p{Pe}\p{Pf}\p{Po}]*/gu

/** One line in its cell; `baseline` is measured from the top of the cell. */
export function lineIn(cell: Box, baseline: number, text: string, style: TextStyle): TextItem {
  const plain = text.replace(/\s/g, ' ')
  const em = textWidth(plain, style.role)
  const size = Math.min(style.size, em ? cell.width / em : style.size)
  const slack = cell.width - em * size
  const x = cell.x + (style.align === 'right' ? slack : style.align === 'centre' ? slack / 2 : 0)
  const { role, colour, field } = style
  const named = field && { field }
  return { type: 'text', text: plain, role, size, colour, x, y: cell.y + baseline, cell, ...named }
}

/** Wraps a text into a box and shrinks it until all rows fit; `leading` is row height per size. */
export function fitRows(
  text: string,
  style: TextStyle,
  box: { width: number; height: number },
  leading: number
): FittedText {
  for (let size = style.size; ; size *= SHRINK) {
    const rows = wrap(text, style.role, box.width / size)
    if (rows.length * size * leading <= box.height + 0.001) return { size, rows }
  }
}

function wrap(text: string, role: FontRole, width: number): string[] {
  return text.split(/\r\n|[\r\n]/).flatMap((paragraph) => wrapParagraph(paragraph, role, width))
}

function wrapParagraph(text: string, role: FontRole, width: number): string[] {
  const rows: string[] = []
  let row = ''
  let used = 0
  for (const piece of pieces(text.replaceAll('\t', ' '), role, width)) {
    const wide = textWidth(piece, role)
    if (row && used + wide > width) {
      rows.push(row.trimEnd())
      row = ''
      used = 0
      if (piece === ' ') continue
    }
    row += piece
    used += wide
  }
  return [...rows, row.trimEnd()]
}

/** A piece that is wider than a whole row has to be cut after all. */
function pieces(text: string, role: FontRole, width: number): string[] {
  const units = text.match(UNBREAKABLE) ?? []
  return units.flatMap((unit) => (textWidth(unit, role) > width ? [...unit] : [unit]))
}
