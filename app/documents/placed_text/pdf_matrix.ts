import type { PdfValue } from '#app/documents/pdf/pdf_values'

/** `[a b c d e f]` of ISO 32000-1, 8.3.3. */
export type Matrix = readonly [number, number, number, number, number, number]

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** First the one, then the other. */
export function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [
    a * g + b * i,
    a * h + b * j,
    c * g + d * i,
    c * h + d * j,
    e * g + f * i + k,
    e * h + f * j + l,
  ]
}

export function moved(x: number, y: number): Matrix {
  return [1, 0, 0, 1, x, y]
}

/** Null when these are no six numbers. */
export function matrixIn(values: readonly PdfValue[]): Matrix | null {
  const [a, b, c, d, e, f] = values.map((one) => (typeof one === 'number' ? one : Number.NaN))
  const all = [a, b, c, d, e, f] as const
  return all.every((one) => Number.isFinite(one)) ? all : null
}
