import { chineseAmount } from '#app/documents/chinese_amount'
import { chineseDate, FACE_LABELS } from '#app/documents/face_texts'
import type { FontRole } from '#app/documents/fonts/text_runs'
import type { FaceLine, InvoiceFace, Party } from '#app/documents/invoice_face'
import type { Box, DrawItem, FaceField } from '#app/documents/layout/display_list'
import { BLACK, LEADING, QR, RED, SIZES } from '#app/documents/layout/geometry'
import { spread } from '#app/documents/layout/labels'
import { fitRows, lineIn, type TextStyle } from '#app/documents/layout/text_fit'
import { qrContent } from '#app/documents/qr_content'
import { shanghaiTime } from '#app/documents/shanghai_time'
import { type Fen, formatYuan, sumFen } from '#app/platform/money/fen'

const VALUE: TextStyle = { role: 'value', size: SIZES.value, colour: BLACK }
const SUM_BASELINE = 4.1288

/** The values at the head of every page. */
export function header(face: InvoiceFace): DrawItem[] {
  const { year, month, day } = shanghaiTime(face.issuedAt)
  return [
    { type: 'qr', cell: QR, content: qrContent(face) },
    lineIn({ x: 170.6, y: 10.3, width: 35.4, height: 5 }, 3.6414, face.invoiceNumber, {
      ...VALUE,
      field: 'invoice_number',
    }),
    lineIn({ x: 170.6, y: 16.4, width: 35.4, height: 5 }, 3.6414, chineseDate(year, month, day), {
      ...VALUE,
      field: 'issued_on',
    }),
    ...party('buyer', face.buyer, 20, 54),
    ...party('seller', face.seller, 120.5, 154.5),
    lineIn({ x: 32.0025, y: 129.1, width: 150, height: 4.8 }, 3.5233, face.issuedBy, {
      ...VALUE,
      field: 'issued_by',
    }),
  ]
}

function party(
  side: 'buyer' | 'seller',
  { name, taxpayerId }: Party,
  x: number,
  idX: number
): DrawItem[] {
  const cell = { x, y: 33.8, width: 84, height: 9.4 }
  const code: TextStyle = {
    role: 'code',
    size: SIZES.code,
    colour: BLACK,
    field: `${side}_taxpayer_id`,
  }
  const idCell = { x: idX, y: 43.3, width: 50, height: 5.293 }
  return [
    ...block(name, cell, 2.7273, { leading: LEADING.party, field: `${side}_name` }),
    ...(taxpayerId ? [lineIn(idCell, 3.7726, taxpayerId, code)] : []),
  ]
}

/** Sums of a page's own lines, above the totals or at the foot of a continued page. */
export function subtotal(lines: FaceLine[], labelY: number): DrawItem[] {
  const net = sumFen(lines.map(({ netFen }) => netFen))
  const tax = sumFen(lines.map(({ taxFen }) => taxFen))
  return [...spread(labelY, FACE_LABELS.subtotal), ...sums([net], [tax], labelY - 1.5)]
}

/** Totals and remark of the last page. */
export function totals(face: InvoiceFace): DrawItem[] {
  const circle = { x: 58.4, y: 97.45, width: 4.08, height: 4.08 }
  return [
    ...sums([face.netFen, 'net'], [face.taxFen, 'tax'], 90.5),
    { type: 'crossed_circle', cell: circle, width: 0.225, colour: RED },
    lineIn({ x: 63.4, y: 96, width: 79, height: 7.4 }, 4.8465, chineseAmount(face.totalFen), VALUE),
    ...money(
      { x: 155.5164, y: 96.0681, width: 48.665, height: 7.67 },
      4.9221,
      [face.totalFen, 'total'],
      SIZES.total,
      'left'
    ),
    ...block(face.remark ?? '', { x: 11.6, y: 104.5369, width: 193, height: 19 }, 3.05, {
      leading: LEADING.remark,
      field: 'remark',
    }),
  ]
}

/** An amount, and what it is called; the sums of a page are no figure of the invoice. */
type Named = readonly [amount: Fen, field?: FaceField]

function sums(net: Named, tax: Named, y: number): DrawItem[] {
  return [
    ...money({ x: 127.5, y, width: 25.5, height: 5.293 }, SUM_BASELINE, net, SIZES.value, 'right'),
    ...money({ x: 179.5, y, width: 25.2, height: 5.293 }, SUM_BASELINE, tax, SIZES.value, 'right'),
  ]
}

/** The sign of the currency is set in the face of codes, the figures in that of values. */
function money(
  cell: Box,
  baseline: number,
  [amount, field]: Named,
  size: number,
  align: 'left' | 'right'
): DrawItem[] {
  const signWidth = 2.3284
  const digits = lineIn(
    { ...cell, x: cell.x + signWidth, width: cell.width - signWidth },
    baseline,
    formatYuan(amount),
    { ...VALUE, size, align, field }
  )
  const sign = { ...cell, x: digits.x - signWidth, width: signWidth }
  const role: FontRole = 'code'
  return [lineIn(sign, baseline, '¥', { role, size: SIZES.total, colour: BLACK, field }), digits]
}

function block(
  text: string,
  cell: Box,
  baseline: number,
  { leading, field }: { leading: number; field: FaceField }
): DrawItem[] {
  const { size, rows } = fitRows(text, VALUE, cell, leading)
  const step = size * leading
  const first = baseline * (size / SIZES.value)
  return rows
    .map((row, index) => ({ row, rowCell: { ...cell, y: cell.y + index * step, height: step } }))
    .filter(({ row }) => row !== '')
    .map(({ row, rowCell }) => lineIn(rowCell, first, row, { ...VALUE, size, field }))
}
