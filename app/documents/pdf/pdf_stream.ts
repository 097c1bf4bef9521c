import { inflateSync } from 'node:zlib'
import { asciiOf } from '#app/documents/pdf/pdf_ascii'
import { PdfName, PdfSyntaxError, type PdfValue } from '#app/documents/pdf/pdf_values'
import { withoutPredictor } from '#app/documents/pdf/png_predictor'

const MEBIBYTE = 1024 * 1024
const MAX_INFLATED = 16 * MEBIBYTE
const MAX_ALL_INFLATED = 64 * MEBIBYTE
const MAX_FILTERS = 3
const FIRST_PNG_PREDICTOR = 10

/** What a stream says of the rows that its predictor works on. */
export interface StreamParameters {
  predictor: PdfValue
  columns: PdfValue
  colors: PdfValue
  bits: PdfValue
}

/** Unpacks the streams of one file, plain, deflated and written in letters, within limits for each and for all. */
export class PdfStreams {
  #spent = 0

  /** Throws PdfSyntaxError. */
  decode(bytes: Buffer, filter: PdfValue, parameters: StreamParameters): Buffer {
    const filters = Array.isArray(filter) ? filter : filter === null ? [] : [filter]
    if (filters.length > MAX_FILTERS) throw new PdfSyntaxError('too many filters')
    return filters.reduce<Buffer>((packed, one) => this.#step(packed, one, parameters), bytes)
  }

  #step(bytes: Buffer, filter: PdfValue, parameters: StreamParameters): Buffer {
    const name = filter instanceof PdfName ? filter.name : ''
    const plain = asciiOf(name, bytes)
    if (plain) return plain
    if (name !== 'FlateDecode' && name !== 'Fl')
      throw new PdfSyntaxError('stream in an unknown filter')
    const inflated = inflate(bytes)
    this.#spent += inflated.length
    if (this.#spent > MAX_ALL_INFLATED) throw new PdfSyntaxError('streams are too large')
    const { predictor, columns, colors, bits } = parameters
    const isPredicted = typeof predictor === 'number' && predictor >= FIRST_PNG_PREDICTOR
    if (!isPredicted) return inflated
    return withoutPredictor(inflated, Number(columns ?? 1), Number(colors ?? 1) * Number(bits ?? 8))
  }
}

function inflate(bytes: Buffer): Buffer {
  try {
    return inflateSync(bytes, { maxOutputLength: MAX_INFLATED })
  } catch (error) {
    throw new PdfSyntaxError('stream is damaged or too large', { cause: error })
  }
}
