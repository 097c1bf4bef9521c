import type { Box } from '#app/documents/layout/display_list'
import { mm } from '#app/documents/ofd/ofd_xml'

/** How far the control points of a quarter of a circle lie from its ends, per radius. */
const QUARTER = 0.5523

/** Abbreviated path data (GB/T 33190-2016, 9.1) of an ellipse that fills a box of that size, with some room around. */
export function ellipsePath({ width, height }: Box, inset: number): string {
  const [a, b] = [width / 2, height / 2]
  const at = (x: number, y: number) => `${mm(inset + a + x * a)} ${mm(inset + b + y * b)}`
  const k = QUARTER
  return [
    `M ${at(1, 0)}`,
    `B ${at(1, k)} ${at(k, 1)} ${at(0, 1)}`,
    `B ${at(-k, 1)} ${at(-1, k)} ${at(-1, 0)}`,
    `B ${at(-1, -k)} ${at(-k, -1)} ${at(0, -1)}`,
    `B ${at(k, -1)} ${at(1, -k)} ${at(1, 0)}`,
  ].join(' ')
}

export function crossedCirclePath(cell: Box, inset: number): string {
  const middle = inset + cell.width / 2
  const arm = (cell.width / 2) * Math.SQRT1_2
  const [near, far] = [mm(middle - arm), mm(middle + arm)]
  const cross = `M ${near} ${near} L ${far} ${far} M ${near} ${far} L ${far} ${near}`
  return `${ellipsePath(cell, inset)} ${cross}`
}

/** Bars and gaps in turn, scaled to the width of the box. */
export function barsPath({ width, height }: Box, widths: readonly number[]): string {
  const module = width / widths.reduce((sum, each) => sum + each, 0)
  let x = 0
  return widths
    .map((each, index) => {
      const [left, right] = [mm(x * module), mm((x + each) * module)]
      x += each
      const bottom = mm(height)
      return index % 2 ? '' : `M ${left} 0 L ${right} 0 L ${right} ${bottom} L ${left} ${bottom} C `
    })
    .join('')
    .trim()
}
