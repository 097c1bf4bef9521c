import { inflateSync } from 'node:zlib'
import { PdfParser } from '#app/documents/pdf/pdf_parser'
import {
  PdfDictionary,
  PdfKeyword,
  PdfName,
  PdfReference,
  PdfSyntaxError,
  type PdfValue,
} from '#app/documents/pdf/pdf_values'

const MAX_INFLATED = 16 * 1024 * 1024
const MAX_UPDATES = 32
const MAX_OBJECTS = 200_000

/**
 * A stored PDF file, read from its bytes: cross-reference tables with updates, objects, plain and deflated streams.
 * Compressed cross-references (PDF 1.5) are refused: our files have none. Every method throws PdfSyntaxError.
 */
export class PdfFile {
  private readonly text: string
  private readonly offsets = new Map<number, number>()
  private trailer = new PdfDictionary()

  constructor(private readonly bytes: Buffer) {
    this.text = bytes.toString('latin1')
    if (!this.text.startsWith('%PDF-')) throw new PdfSyntaxError('not a PDF file')
    const start = /startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(this.text.slice(-1024))
    if (!start) throw new PdfSyntaxError('no cross-reference table')
    this.readTables(Number(start[1]))
  }

  /** Follows keys from the trailer; null where there is nothing. */
  find(...path: string[]): PdfValue {
    return this.lookUp(this.trailer, ...path)
  }

  /** Follows keys through dictionaries and references. */
  lookUp(from: PdfValue, ...path: string[]): PdfValue {
    let value = this.resolve(from)
    for (const key of path)
      value = this.resolve(value instanceof PdfDictionary ? (value.entries.get(key) ?? null) : null)
    return value
  }

  resolve(value: PdfValue): PdfValue {
    return value instanceof PdfReference ? this.objectAt(value).value : value
  }

  /** The decoded bytes of a stream; null when the reference leads to none. */
  stream(reference: PdfValue): Buffer | null {
    if (!(reference instanceof PdfReference)) return null
    const { value, parser } = this.objectAt(reference)
    if (!(value instanceof PdfDictionary)) return null
    const word = parser.next()
    if (!(word instanceof PdfKeyword) || word.word !== 'stream') return null
    const start = parser.position + (this.text.startsWith('\r\n', parser.position) ? 2 : 1)
    const length = this.lookUp(value, 'Length')
    if (typeof length !== 'number' || start + length > this.bytes.length)
      throw new PdfSyntaxError('stream without length')
    return this.decode(this.bytes.subarray(start, start + length), this.lookUp(value, 'Filter'))
  }

  private decode(bytes: Buffer, filter: PdfValue): Buffer {
    const [only, ...others] = Array.isArray(filter) ? filter : [filter]
    if (only === null || only === undefined) return bytes
    if (others.length || !(only instanceof PdfName) || only.name !== 'FlateDecode')
      throw new PdfSyntaxError('stream in an unknown filter')
    try {
      return inflateSync(bytes, { maxOutputLength: MAX_INFLATED })
    } catch (error) {
      throw new PdfSyntaxError('stream is damaged or too large', { cause: error })
    }
  }

  private objectAt({ object }: PdfReference): { value: PdfValue; parser: PdfParser } {
    const offset = this.offsets.get(object)
    if (offset === undefined) return { value: null, parser: new PdfParser('') }
    const parser = new PdfParser(this.text, offset)
    const [number, , word] = [parser.value(), parser.value(), parser.value()]
    if (number !== object || !(word instanceof PdfKeyword) || word.word !== 'obj')
      throw new PdfSyntaxError(`object ${object} is not where the table says`)
    return { value: parser.value(), parser }
  }

  /** The newest table comes first; older ones only fill in what it does not name. */
  private readTables(newest: number): void {
    let offset: PdfValue = newest
    for (let update = 0; typeof offset === 'number'; update++) {
      if (update >= MAX_UPDATES) throw new PdfSyntaxError('too many updates')
      const parser = this.readTable(offset)
      const trailer = parser.value()
      if (!(trailer instanceof PdfDictionary)) throw new PdfSyntaxError('no trailer')
      if (update === 0) this.trailer = trailer
      offset = trailer.entries.get('Prev') ?? null
    }
  }

  private readTable(offset: number): PdfParser {
    const parser = new PdfParser(this.text, offset)
    const head = parser.next()
    if (!(head instanceof PdfKeyword) || head.word !== 'xref')
      throw new PdfSyntaxError('no plain cross-reference table')
    for (let first = parser.value(); typeof first === 'number'; first = parser.value()) {
      const count = parser.value()
      if (typeof count !== 'number' || count > MAX_OBJECTS)
        throw new PdfSyntaxError('too many objects')
      for (let index = 0; index < count; index++) this.readEntry(parser, first + index)
    }
    return parser
  }

  private readEntry(parser: PdfParser, object: number): void {
    const [offset, , use] = [parser.value(), parser.value(), parser.value()]
    const isUsed = use instanceof PdfKeyword && use.word === 'n'
    if (isUsed && typeof offset === 'number' && !this.offsets.has(object))
      this.offsets.set(object, offset)
  }
}
