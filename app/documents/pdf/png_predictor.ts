import { PdfSyntaxError } from '#app/documents/pdf/pdf_values'

const LARGEST_ROW = 1_000_000

/** Undoes the predictors 10 to 15 (ISO 32000-1, 7.4.4.4; ISO/IEC 15948, 9). `bits`: of a pixel, all its colours. */
export function withoutPredictor(bytes: Buffer, columns: number, bits = 8): Buffer {
  const width = Math.ceil((columns * bits) / 8)
  const back = Math.max(1, Math.floor(bits / 8))
  if (!Number.isInteger(columns) || columns < 1 || !(width >= 1 && width <= LARGEST_ROW))
    throw new PdfSyntaxError('no columns')
  const rows = Math.floor(bytes.length / (width + 1))
  const plain = Buffer.alloc(rows * width)
  for (let row = 0; row < rows; row++) {
    const filter = bytes[row * (width + 1)]
    for (let column = 0; column < width; column++) {
      const at = row * width + column
      const left = column >= back ? plain[at - back] : 0
      const above = row > 0 ? plain[at - width] : 0
      const corner = column >= back && row > 0 ? plain[at - width - back] : 0
      const raw = bytes[row * (width + 1) + 1 + column]
      plain[at] = (raw + predicted(filter, left, above, corner)) & 0xff
    }
  }
  return plain
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 0:
      return 0
    case 1:
      return left
    case 2:
      return above
    case 3:
      return Math.floor((left + above) / 2)
    case 4:
      return nearest(left, above, corner)
    default:
      throw new PdfSyntaxError('unknown predictor')
  }
}

/** Paeth: whichever neighbour is nearest to their sum less the corner. */
function nearest(left: number, above: number, corner: number): number {
  const estimate = left + above - corner
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((one) => Math.abs(estimate - one))
  if (toLeft <= toAbove && toLeft <= toCorner) return left
  return toAbove <= toCorner ? above : corner
}
