import type { Box } from '#app/documents/layout/display_list'
import { qrModules } from '#app/documents/layout/qr_modules'
import { pdfNumber } from '#app/documents/pdf/pdf_body'

/** How far the control points of a quarter of a circle lie from its ends, per radius. */
const QUARTER = 0.5523

/** Where a point in millimetres lies on the page. */
type At = (x: number, y: number) => string

/** Paths without their painting (ISO 32000-1, 8.5.2). */
export function ellipsePath(cell: Box, at: At): string {
  const [a, b] = [cell.width / 2, cell.height / 2]
  const on = (x: number, y: number) => at(cell.x + a + x * a, cell.y + b + y * b)
  const k = QUARTER
  return [
    `${on(1, 0)} m`,
    `${on(1, k)} ${on(k, 1)} ${on(0, 1)} c`,
    `${on(-k, 1)} ${on(-1, k)} ${on(-1, 0)} c`,
    `${on(-1, -k)} ${on(-k, -1)} ${on(0, -1)} c`,
    `${on(k, -1)} ${on(1, -k)} ${on(1, 0)} c`,
  ].join(' ')
}

/** A cross that reaches to the ellipse of the cell. */
export function crossPath(cell: Box, at: At): string {
  const [x, y] = [cell.x + cell.width / 2, cell.y + cell.height / 2]
  const arm = (cell.width / 2) * Math.SQRT1_2
  const falling = `${at(x - arm, y - arm)} m ${at(x + arm, y + arm)} l`
  return `${falling} ${at(x - arm, y + arm)} m ${at(x + arm, y - arm)} l`
}

/** Bars and gaps in turn, scaled to the width of the cell; `scale` is points per millimetre. */
export function barsPath(cell: Box, widths: readonly number[], at: At, scale: number): string {
  const module = cell.width / widths.reduce((sum, width) => sum + width, 0)
  const height = pdfNumber(cell.height * scale)
  let x = cell.x
  const bars: string[] = []
  for (const [index, width] of widths.entries()) {
    const start = at(x, cell.y + cell.height)
    if (index % 2 === 0) bars.push(`${start} ${pdfNumber(width * module * scale)} ${height} re`)
    x += width * module
  }
  return bars.join(' ')
}

/** The dark bars of a QR symbol, a unit a module, downwards; and how many modules it has on a side. */
export function symbolPath(content: string): { path: string; modules: number } {
  const rows = qrModules(content)
  const bars = rows.flatMap((modules, row) =>
    darkBars(modules).map(([start, length]) => `${start} ${row} ${length} 1 re`)
  )
  return { path: bars.join(' '), modules: rows.length }
}

function darkBars(modules: readonly boolean[]): [start: number, length: number][] {
  const bars: [number, number][] = []
  for (const [at, isDark] of modules.entries()) {
    if (!isDark) continue
    const last = bars.at(-1)
    if (last && last[0] + last[1] === at) last[1]++
    else bars.push([at, 1])
  }
  return bars
}
