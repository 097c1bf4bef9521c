import type { FontRole } from '#app/documents/fonts/text_runs'

/** Red, green, blue from 0 to 255. */
export type Colour = readonly [number, number, number]

/** Millimetres from the top left corner of the page, as in every measure of a display list. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** What a text says of the invoice, for formats that name their texts. Printed labels say nothing. */
export type FaceField =
  | 'invoice_number'
  | 'issued_on'
  | 'buyer_name'
  | 'buyer_taxpayer_id'
  | 'seller_name'
  | 'seller_taxpayer_id'
  | 'net'
  | 'tax'
  | 'total'
  | 'issued_by'
  | 'remark'
  | LineField

/** Every line of the invoice begins with its `name`. */
export type LineField =
  | 'line_name'
  | 'line_spec'
  | 'line_unit'
  | 'line_quantity'
  | 'line_unitPrice'
  | 'line_net'
  | 'line_rate'
  | 'line_tax'

/** One line of text: wrapping, shrinking and alignment are already done. */
export interface TextItem {
  type: 'text'
  text: string
  role: FontRole
  /** Height of the em square. */
  size: number
  colour: Colour
  /** Where the first glyph starts. */
  x: number
  /** The baseline. */
  y: number
  /** The cell that the text must not leave. */
  cell: Box
  field?: FaceField
  /** Degrees, clockwise, around (x, y). */
  rotation?: number
}

export type DrawItem =
  | TextItem
  | { type: 'line'; x1: number; y1: number; x2: number; y2: number; width: number; colour: Colour }
  | { type: 'ellipse'; cell: Box; width: number; colour: Colour }
  /** The sign before the amount in words. */
  | { type: 'crossed_circle'; cell: Box; width: number; colour: Colour }
  | { type: 'qr'; cell: Box; content: string }
  /** A bar code: widths in modules, a bar and a gap in turn, together as wide as the cell. */
  | { type: 'bars'; cell: Box; widths: readonly number[] }

/** What every writer of a visible document (PDF, OFD, SVG) draws, in this order. */
export interface Page {
  width: number
  height: number
  items: DrawItem[]
  /** The items at the beginning that other invoices have too: the same array each time, so that it is drawn once. */
  printed?: readonly DrawItem[]
}
