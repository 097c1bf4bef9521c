import { FACE_LABELS, TREATMENT_WORDS } from '#app/documents/face_texts'
import type { FaceLine } from '#app/documents/invoice_face'
import type { DrawItem } from '#app/documents/layout/display_list'
import {
  BLACK,
  COLUMNS,
  ITEM_BASELINE,
  ITEM_SIZES,
  ITEMS_BOTTOM,
  ITEMS_TOP,
  LEADING,
  SIZES,
} from '#app/documents/layout/geometry'
import { fitRows, type FittedText, lineIn, type TextStyle } from '#app/documents/layout/text_fit'
import { multiplyDecimals } from '#app/platform/money/decimal'
import { formatYuan } from '#app/platform/money/fen'

/** A line of the invoice, ready to be put at any height. */
export interface ItemRow {
  line: FaceLine
  size: number
  name: FittedText
  spec: FittedText
  unit: FittedText
  height: number
}

type Column = keyof typeof COLUMNS

const STYLE: TextStyle = { role: 'value', size: SIZES.value, colour: BLACK }
/** The smallest space that any page offers: a single line always fits there. */
const MAX_HEIGHT = ITEMS_BOTTOM.last - tableTop(ITEM_SIZES.manyPages)

/** Rows of a smaller size start lower, so that the first never crowds the head of the table. */
export function tableTop(size: number = SIZES.value): number {
  return ITEMS_TOP + (SIZES.value - size) * LEADING.items
}

/** `size` is that of the table; a text of many rows may need a smaller one. */
export function itemRow(line: FaceLine, size: number): ItemRow {
  const wrapped = (text: string | null, column: Column) => {
    const box = { width: COLUMNS[column].width, height: MAX_HEIGHT }
    return fitRows(text ?? '', { ...STYLE, size }, box, LEADING.items)
  }
  const texts = {
    name: wrapped(line.name, 'name'),
    spec: wrapped(line.spec, 'spec'),
    unit: wrapped(line.unit, 'unit'),
  }
  const heights = Object.values(texts).map((text) => text.rows.length * text.size * LEADING.items)
  return { line, size, ...texts, height: Math.max(size * LEADING.items, ...heights) }
}

export function drawItemRow({ line, size, name, spec, unit }: ItemRow, top: number): DrawItem[] {
  const figure = (column: Column, text: string | null, align: TextStyle['align'] = 'right') =>
    drawRows({ size, rows: [text ?? ''] }, column, top, align)
  return [
    ...drawRows(name, 'name', top, 'left'),
    ...drawRows(spec, 'spec', top, 'left'),
    ...drawRows(unit, 'unit', top, 'centre'),
    ...figure('quantity', line.quantity),
    ...figure('unitPrice', line.unitPriceExclTax),
    ...figure('net', formatYuan(line.netFen)),
    ...figure('rate', rateText(line), 'centre'),
    ...figure('tax', taxText(line)),
  ]
}

function drawRows(
  { rows, size }: FittedText,
  column: Column,
  top: number,
  align: TextStyle['align']
): DrawItem[] {
  const step = size * LEADING.items
  const baseline = size * (ITEM_BASELINE / SIZES.value)
  return rows
    .map((row, index) => {
      const cell = { ...COLUMNS[column], y: top + index * step, height: step }
      return lineIn(cell, baseline, row, { ...STYLE, size, align, field: `line_${column}` })
    })
    .filter(({ text }) => text !== '')
}

/** `9%`, `1.5%`; words where there is no rate. */
function rateText({ taxRate, taxTreatment }: FaceLine): string {
  if (taxTreatment === 'exempt' || taxTreatment === 'not_taxed')
    return TREATMENT_WORDS[taxTreatment]
  return `${multiplyDecimals(taxRate, '100')}%`
}

function taxText({ taxFen, taxTreatment }: FaceLine): string {
  const isUntaxed = taxTreatment === 'exempt' || taxTreatment === 'not_taxed'
  return isUntaxed ? FACE_LABELS.noTax : formatYuan(taxFen)
}
