import { crossReferences, objectStream, type PdfPlace } from '#app/documents/pdf/pdf_compressed'
import type { TimeLimit } from '#app/documents/inspect/time_limit'
import { PdfParser } from '#app/documents/pdf/pdf_parser'
import { PdfStreams } from '#app/documents/pdf/pdf_stream'
import {
  PdfDictionary,
  PdfKeyword,
  PdfReference,
  PdfSyntaxError,
  type PdfValue,
} from '#app/documents/pdf/pdf_values'

const MAX_UPDATES = 32
const MAX_OBJECTS = 200_000

/**
 * A PDF file, read from its bytes: cross-references as tables and as streams, with updates; objects, also those in
 * streams of objects; plain and deflated streams. Every method throws PdfSyntaxError, and whatever `time` throws.
 */
export class PdfFile {
  private readonly text: string
  private readonly places = new Map<number, PdfPlace>()
  /** Unpacked streams of objects, and where in them each object begins. */
  private readonly unpacked = new Map<number, { text: string; starts: Map<number, number> }>()
  private readonly streams = new PdfStreams()
  private noted = 0
  private trailer = new PdfDictionary()

  /** `time` is asked between the steps of whoever reads the file; files of our own need none. */
  constructor(
    private readonly bytes: Buffer,
    readonly time: Pick<TimeLimit, 'check'> = { check: () => undefined }
  ) {
    this.text = bytes.toString('latin1')
    if (!this.text.startsWith('%PDF-')) throw new PdfSyntaxError('not a PDF file')
    // The last one counts, whatever somebody has appended behind it: viewers do the same.
    const start = /startxref\s+(\d{1,10})\s+%%EOF(?![^]*startxref)/.exec(this.text.slice(-1024))
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
    return value instanceof PdfDictionary ? this.streamBehind(value, parser) : null
  }

  private streamBehind(value: PdfDictionary, parser: PdfParser): Buffer | null {
    const word = parser.next()
    if (!(word instanceof PdfKeyword) || word.word !== 'stream') return null
    const start = parser.position + (this.text.startsWith('\r\n', parser.position) ? 2 : 1)
    const length = this.lookUp(value, 'Length')
    if (typeof length !== 'number' || start + length > this.bytes.length)
      throw new PdfSyntaxError('stream without length')
    const parameters = this.lookUp(value, 'DecodeParms')
    // Of several filters the last one has the predictor.
    const last = Array.isArray(parameters) ? (parameters.at(-1) ?? null) : parameters
    return this.streams.decode(
      this.bytes.subarray(start, start + length),
      this.lookUp(value, 'Filter'),
      {
        predictor: this.lookUp(last, 'Predictor'),
        columns: this.lookUp(last, 'Columns'),
        colors: this.lookUp(last, 'Colors'),
        bits: this.lookUp(last, 'BitsPerComponent'),
      }
    )
  }

  private objectAt({ object }: PdfReference): { value: PdfValue; parser: PdfParser } {
    this.time.check()
    const place = this.places.get(object)
    if (place === undefined) return { value: null, parser: new PdfParser('') }
    if ('stream' in place) {
      const { text, starts } = this.objectsIn(place.stream)
      const packed = new PdfParser(text, starts.get(object) ?? text.length)
      return { value: packed.value(), parser: new PdfParser('') }
    }
    const parser = new PdfParser(this.text, place.offset)
    const [number, , word] = [parser.value(), parser.value(), parser.value()]
    if (number !== object || !(word instanceof PdfKeyword) || word.word !== 'obj')
      throw new PdfSyntaxError(`object ${object} is not where the table says`)
    return { value: parser.value(), parser }
  }

  /** Such a stream lies at an offset itself, never in another one. */
  private objectsIn(number: number): { text: string; starts: Map<number, number> } {
    const known = this.unpacked.get(number)
    if (known) return known
    const place = this.places.get(number)
    if (!place || 'stream' in place) throw new PdfSyntaxError('no stream of objects')
    // Whoever comes back here while it is being unpacked finds it empty: it would never end.
    this.unpacked.set(number, { text: '', starts: new Map() })
    const { value, parser } = this.objectAt(new PdfReference(number))
    const bytes = value instanceof PdfDictionary && this.streamBehind(value, parser)
    if (!bytes) throw new PdfSyntaxError('no stream of objects')
    const objects = { text: bytes.toString('latin1'), starts: objectStream(value, bytes) }
    this.unpacked.set(number, objects)
    return objects
  }

  /** The newest table comes first; older ones only fill in what it does not name. */
  private readTables(newest: number): void {
    let offset: PdfValue = newest
    for (let update = 0; typeof offset === 'number'; update++) {
      if (update >= MAX_UPDATES) throw new PdfSyntaxError('too many updates')
      const trailer = this.readReferences(offset)
      if (!(trailer instanceof PdfDictionary)) throw new PdfSyntaxError('no trailer')
      if (update === 0) this.trailer = trailer
      offset = trailer.entries.get('Prev') ?? null
    }
  }

  /** @returns the trailer, which a cross-reference stream has in its dictionary */
  private readReferences(offset: number): PdfValue {
    const parser = new PdfParser(this.text, offset)
    const head = parser.next()
    if (head instanceof PdfKeyword && head.word === 'xref') return this.readTable(parser)
    const [, word, dictionary] = [parser.value(), parser.value(), parser.value()]
    const isObject = typeof head === 'number' && word instanceof PdfKeyword && word.word === 'obj'
    const bytes =
      isObject && dictionary instanceof PdfDictionary && this.streamBehind(dictionary, parser)
    if (!bytes) throw new PdfSyntaxError('no cross-references')
    for (const { object, place } of crossReferences(dictionary, bytes)) this.note(object, place)
    return dictionary
  }

  private readTable(parser: PdfParser): PdfValue {
    for (let first = parser.value(); typeof first === 'number'; first = parser.value()) {
      const count = parser.value()
      if (typeof count !== 'number' || count > MAX_OBJECTS)
        throw new PdfSyntaxError('too many objects')
      for (let index = 0; index < count; index++) this.readEntry(parser, first + index)
    }
    return parser.value()
  }

  private readEntry(parser: PdfParser, object: number): void {
    const [offset, , use] = [parser.value(), parser.value(), parser.value()]
    const isUsed = use instanceof PdfKeyword && use.word === 'n'
    if (isUsed && typeof offset === 'number') this.note(object, { offset })
  }

  private note(object: number, place: PdfPlace): void {
    if (++this.noted > MAX_OBJECTS) throw new PdfSyntaxError('too many objects')
    if (!this.places.has(object)) this.places.set(object, place)
  }
}
