import { inflateSync } from 'node:zlib'
import { PdfName, PdfSyntaxError, type PdfValue } from '#app/documents/pdf/pdf_values'
import { withoutPredictor } from '#app/documents/pdf/png_predictor'

const MEBIBYTE = 1024 * 1024
const MAX_INFLATED = 16 * MEBIBYTE
const MAX_ALL_INFLATED = 128 * MEBIBYTE
const FIRST_PNG_PREDICTOR = 10

/** Unpacks the streams of one file, plain and deflated ones, within limits for each and for all. */
export class PdfStreams {
  #spent = 0

  /** Throws PdfSyntaxError. */
  decode(
    bytes: Buffer,
    { filter, predictor, columns }: Record<'filter' | 'predictor' | 'columns', PdfValue>
  ): Buffer {
    const [only, ...others] = Array.isArray(filter) ? filter : [filter]
    if (only === null || only === undefined) return bytes
    if (others.length || !(only instanceof PdfName) || only.name !== 'FlateDecode')
      throw new PdfSyntaxError('stream in an unknown filter')
    const inflated = inflate(bytes)
    this.#spent += inflated.length
    if (this.#spent > MAX_ALL_INFLATED) throw new PdfSyntaxError('streams are too large')
    const isPredicted = typeof predictor === 'number' && predictor >= FIRST_PNG_PREDICTOR
    return isPredicted ? withoutPredictor(inflated, Number(columns)) : inflated
  }
}

function inflate(bytes: Buffer): Buffer {
  try {
    return inflateSync(bytes, { maxOutputLength: MAX_INFLATED })
  } catch (error) {
    throw new PdfSyntaxError('stream is damaged or too large', { cause: error })
  }
}
