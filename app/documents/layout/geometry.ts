import type { Box, Colour } from '#app/documents/layout/display_list'

/**
 * The face of a digital e-invoice in millimetres, measured on an OFD file that a tax bureau issued on 2024-05-28.
 * Baselines are those of its text objects.
 */
export const PAGE = { width: 210, height: 140 }

export const RED: Colour = [128, 0, 0]
export const BLACK: Colour = [0, 0, 0]
export const SEAL_RED: Colour = [214, 60, 50]
export const PALE_RED: Colour = [250, 226, 224]

export const LINE_WIDTH = 0.25
export const SIZES = { title: 7.0732, label: 3.175, value: 3.175, code: 4.2333, total: 3.8806 }
/** Row height of item rows and remark per size of their text. */
export const LEADING = { items: 4.5 / 3.175, remark: 3.3 / 3.175, party: 1.28 }

export const FRAME = { left: 4.5, right: 205.5, top: 30, parties: 52, bottom: 124 }
export const TITLE: Box = { x: 50, y: 8, width: 104, height: 9 }
export const TITLE_LINES = { x1: 65.5, x2: 138.5, ys: [18, 19] }
export const QR: Box = { x: 6.5, y: 6, width: 20, height: 20 }
export const SEAL: Box = { x: 90, y: 8, width: 30, height: 20 }

/** The item table: text cells of its columns, and where its rows start. */
export const COLUMNS = {
  name: { x: 5.1, width: 35.6 },
  spec: { x: 41.6, width: 22.4 },
  unit: { x: 65, width: 12 },
  quantity: { x: 77.5, width: 24.6 },
  unitPrice: { x: 104.3, width: 22.8 },
  net: { x: 128, width: 25 },
  rate: { x: 154, width: 25 },
  tax: { x: 179.5, width: 25.2 },
}
export const ITEMS_TOP = 56.1059
/** A little lower than measured: the embedded Song stands taller than the platform's own. */
export const ITEM_BASELINE = 3.65

/** Sizes of the item table: the smaller ones only when they save a page. */
export const ITEM_SIZES = { onePage: [3.175, 2.8222, 2.4694], manyPages: 2.4694 }

/** Where item rows must end: alone on a page, on the last of several, on one that is continued. */
export const ITEMS_BOTTOM = { single: 90.5, last: 86, continued: 118.5 }
