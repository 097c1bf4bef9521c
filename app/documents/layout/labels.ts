import { FACE_LABELS, pageOf, TITLES } from '#app/documents/face_texts'
import type { InvoiceKind } from '#app/documents/invoice_face'
import type { DrawItem } from '#app/documents/layout/display_list'
import {
  FRAME,
  LINE_WIDTH,
  PAGE,
  RED,
  SIZES,
  TITLE,
  TITLE_LINES,
} from '#app/documents/layout/geometry'
import { lineIn, type TextStyle } from '#app/documents/layout/text_fit'

const LABEL: TextStyle = { role: 'label', size: SIZES.label, colour: RED }
const BASELINE = 3.0163
const INSET = 0.5265

/** Everything that is printed before an invoice is filled in. A continued page has no totals and no remark. */
export function printedFace(kind: InvoiceKind, isLast: boolean): DrawItem[] {
  return [
    ...rules(isLast),
    lineIn(TITLE, 6.0854, TITLES[kind], { ...LABEL, size: SIZES.title, align: 'centre' }),
    label(154, 11, FACE_LABELS.invoiceNumber),
    label(154, 17, FACE_LABELS.issuedOn),
    ...parties(),
    ...columns(),
    ...(isLast ? totals() : []),
    label(19, 129.5, FACE_LABELS.issuedBy),
  ]
}

function rules(isLast: boolean): DrawItem[] {
  const { left, right, top, parties: partiesEnd, bottom } = FRAME
  const across = [top, partiesEnd, ...(isLast ? [96, 104] : []), bottom]
  const down = [left, right].map((x) => [x, top, bottom])
  down.push(...[10.7, 105.2, 111.2].map((x) => [x, top, partiesEnd]))
  if (isLast) down.push([56.5, 96, 104], [10.7, 104, bottom])
  const { x1, x2, ys } = TITLE_LINES
  return [
    ...ys.map((y) => rule(x1, y, x2, y)),
    ...across.map((y) => rule(left, y, right, y)),
    ...down.map(([x, from, to]) => rule(x, from, x, to)),
  ]
}

function rule(x1: number, y1: number, x2: number, y2: number): DrawItem {
  return { type: 'line', x1, y1, x2, y2, width: LINE_WIDTH, colour: RED }
}

/** Which page of how many; nothing on a face of one page. */
export function pageNumber(page: number, pages: number): DrawItem[] {
  return pages > 1 ? [label(154, 23, pageOf(page, pages))] : []
}

function parties(): DrawItem[] {
  return [
    ...downwards(5.5, 32.5, 3.5, FACE_LABELS.buyerBlock),
    ...downwards(106, 32.5, 3.5, FACE_LABELS.sellerBlock),
    label(11, 33.5, FACE_LABELS.name),
    label(111.5, 33.5, FACE_LABELS.name),
    label(11, 44, FACE_LABELS.taxpayerId, 42.3),
    label(111.5, 44, FACE_LABELS.taxpayerId, 42.3),
  ]
}

function columns(): DrawItem[] {
  const { columns: words } = FACE_LABELS
  return [
    label(15.5, 53, words.name),
    label(41.6, 53, words.spec),
    label(66.5, 53, words.unit),
    label(92.5, 53, words.quantity),
    label(117.5, 53, words.unitPrice),
    label(143, 53, words.net),
    label(157, 53, words.rate),
    label(194, 53, words.tax),
  ]
}

function totals(): DrawItem[] {
  return [
    ...spread(92, FACE_LABELS.sum),
    label(16.4068, 98.5, FACE_LABELS.totalInWords),
    label(143, 98.5, FACE_LABELS.totalInDigits, 13.3),
    label(5.5, 109, FACE_LABELS.remark[0]),
    label(5.5, 115, FACE_LABELS.remark[1]),
  ]
}

/** The two characters of a sum row, set apart as on the printed face. */
export function spread(y: number, [first, second]: readonly [string, string]): DrawItem[] {
  return [label(20, y, first), label(36, y, second)]
}

function downwards(x: number, y: number, step: number, text: string): DrawItem[] {
  return [...text].map((character, index) => label(x, y + index * step, character))
}

function label(x: number, y: number, text: string, width = PAGE.width - x): DrawItem {
  const cell = { x: x + INSET, y, width: width - INSET, height: 3.3 }
  return lineIn(cell, BASELINE, text, LABEL)
}
