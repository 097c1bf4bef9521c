import { PdfSyntaxError } from '#app/documents/pdf/pdf_values'

/** Undoes the predictors 10 to 15 for rows of single bytes (ISO 32000-1, 7.4.4.4; ISO/IEC 15948, 9). */
export function withoutPredictor(bytes: Buffer, columns: number): Buffer {
  if (!Number.isInteger(columns) || columns < 1) throw new PdfSyntaxError('no columns')
  const rows = Math.floor(bytes.length / (columns + 1))
  const plain = Buffer.alloc(rows * columns)
  for (let row = 0; row < rows; row++) {
    const filter = bytes[row * (columns + 1)]
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column
      const left = column > 0 ? plain[at - 1] : 0
      const above = row > 0 ? plain[at - columns] : 0
      const corner = column > 0 && row > 0 ? plain[at - columns - 1] : 0
      const raw = bytes[row * (columns + 1) + 1 + column]
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
