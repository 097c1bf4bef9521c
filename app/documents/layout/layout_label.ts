import type { Box, DrawItem, Page } from '#app/documents/layout/display_list'
import { code128, QUIET_MODULES } from '#app/documents/layout/code128'
import { BLACK } from '#app/documents/layout/geometry'
import { fitRows, lineIn, type TextStyle } from '#app/documents/layout/text_fit'
import type { LabelParty, ParcelLabel } from '#app/documents/parcel_label'

/** The common label of couriers in China, in millimetres. */
export const LABEL = { width: 100, height: 180 }

const LEFT = 5
const WIDTH = LABEL.width - 2 * LEFT
const RULES = [20, 53, 93, 121, 158]
const BARS = { y: 23, height: 20 }
/** Four dots of a printer with 203 dpi: more is no easier to read. */
const WIDEST_MODULE = 0.5
const LEADING = 1.3

const text = (size: number, align: TextStyle['align'] = 'left'): TextStyle => ({
  role: 'value',
  size,
  colour: BLACK,
  align,
})

/** One label on one page. Throws MissingGlyphError for a character that is in no font. */
export function layoutLabel(label: ParcelLabel): Page {
  return {
    ...LABEL,
    items: [
      ...RULES.map(rule),
      ...head(label),
      ...bars(label.waybillNumber),
      ...party(label.words.recipient, label.recipient, { top: 55, size: 6, height: 22 }),
      ...party(label.words.sender, label.sender, { top: 94.5, size: 3.6, height: 14 }),
      ...foot(label),
      ...signature(label),
    ],
  }
}

function rule(y: number): DrawItem {
  return { type: 'line', x1: LEFT, x2: LEFT + WIDTH, y1: y, y2: y, width: 0.3, colour: BLACK }
}

function head({ courier, part, words }: ParcelLabel): DrawItem[] {
  const cell: Box = { x: LEFT, y: 6, width: WIDTH * 0.65, height: 12 }
  const right: Box = { x: LEFT + WIDTH * 0.67, y: 6, width: WIDTH * 0.33, height: 12 }
  return [
    lineIn(cell, 9, courier, text(7)),
    lineIn(right, 4, words.part, text(3, 'right')),
    lineIn(right, 11, `${part.number}/${part.of}`, text(7, 'right')),
  ]
}

function bars(waybillNumber: string): DrawItem[] {
  const widths = code128(waybillNumber)
  const modules = widths.reduce((sum, width) => sum + width, 2 * QUIET_MODULES)
  const module = Math.min(WIDEST_MODULE, LABEL.width / modules)
  const width = module * (modules - 2 * QUIET_MODULES)
  const cell = { x: (LABEL.width - width) / 2, y: BARS.y, width, height: BARS.height }
  const below = { x: LEFT, y: BARS.y + BARS.height, width: WIDTH, height: 8 }
  return [
    { type: 'bars', cell, widths },
    lineIn(below, 6, waybillNumber, { role: 'code', size: 6, colour: BLACK, align: 'centre' }),
  ]
}

/** The word in a circle, then name and phone on one line, then the address in as many as it needs. */
function party(
  word: string,
  { name, phone, address }: LabelParty,
  { top, size, height }: { top: number; size: number; height: number }
): DrawItem[] {
  const mark: Box = { x: LEFT, y: top + 1, width: 8, height: 8 }
  const x = LEFT + 10
  const width = WIDTH - 10
  const who = { x, y: top, width, height: size * 1.6 }
  const where = { x, y: top + size * 1.9, width, height }
  const rows = fitRows(address, text(size), where, LEADING)
  return [
    { type: 'ellipse', cell: mark, width: 0.4, colour: BLACK },
    lineIn(mark, 5.6, word, text(4.6, 'centre')),
    lineIn(who, size * 1.15, `${name} ${phone}`, text(size)),
    ...rows.rows.map((row, index) =>
      lineIn(where, rows.size * (1 + index * LEADING), row, text(rows.size))
    ),
  ]
}

function foot({ orderNumber, parcelNumber, weight, waybillNumber, words }: ParcelLabel) {
  const lines = [
    [words.order, orderNumber],
    [words.parcel, parcelNumber],
    [words.weight, weight ?? '—'],
  ]
  const qr: Box = { x: LEFT + WIDTH - 32, y: 123.5, width: 32, height: 32 }
  return [
    ...lines.flatMap(([word, value], index) => {
      const cell = { x: LEFT, y: 124 + index * 11, width: WIDTH - 36, height: 10 }
      return [lineIn(cell, 3, word, text(2.8)), lineIn(cell, 7.8, value, text(4.4))]
    }),
    { type: 'qr', cell: qr, content: waybillNumber } satisfies DrawItem,
  ]
}

function signature({ words }: ParcelLabel): DrawItem[] {
  const cell = { x: LEFT, y: 160, width: WIDTH, height: 8 }
  return [lineIn(cell, 4, words.signature, text(3.2))]
}
