import { PdfParser } from '#app/documents/pdf/pdf_parser'
import { type PdfDictionary, PdfSyntaxError } from '#app/documents/pdf/pdf_values'

/** Where an object lies: at an offset of the file, or inside a stream of objects. */
export type PdfPlace = { offset: number } | { stream: number }

const AT_OFFSET = 1
const IN_STREAM = 2
const MAX_OBJECTS = 200_000
const WIDEST_FIELD = 8

/** The entries of a cross-reference stream (ISO 32000-1, 7.5.8). Throws PdfSyntaxError. */
export function* crossReferences(
  { entries }: PdfDictionary,
  bytes: Buffer
): Generator<{ object: number; place: PdfPlace }> {
  const widths = numbers(entries.get('W'))
  if (widths.length !== 3 || widths.some((width) => width < 0 || width > WIDEST_FIELD))
    throw new PdfSyntaxError('cross-reference stream without widths')
  const size = widths.reduce((sum, width) => sum + width, 0)
  const index = numbers(entries.get('Index') ?? [0, entries.get('Size') ?? 0])
  let at = 0
  for (let section = 0; section + 1 < index.length; section += 2) {
    const [first, count] = [index[section], index[section + 1]]
    if (count > MAX_OBJECTS) throw new PdfSyntaxError('too many objects')
    for (let nth = 0; nth < count && size > 0 && at + size <= bytes.length; nth++, at += size) {
      const [type, place] = fields(bytes, at, widths)
      if (type === AT_OFFSET) yield { object: first + nth, place: { offset: place } }
      if (type === IN_STREAM) yield { object: first + nth, place: { stream: place } }
    }
  }
}

/** A missing type means an object at an offset. */
function fields(bytes: Buffer, start: number, widths: number[]): [type: number, place: number] {
  let at = start
  const [type, place] = widths.map((width) => {
    let value = 0
    for (let byte = 0; byte < width; byte++) value = value * 256 + bytes[at++]
    return value
  })
  return [widths[0] === 0 ? AT_OFFSET : type, place]
}

/** Parsers at the objects of a stream of objects, by their numbers (ISO 32000-1, 7.5.7). Throws PdfSyntaxError. */
export function objectStream({ entries }: PdfDictionary, bytes: Buffer): Map<number, number> {
  const [count, first] = [entries.get('N'), entries.get('First')]
  if (typeof count !== 'number' || typeof first !== 'number' || count > MAX_OBJECTS)
    throw new PdfSyntaxError('stream of objects without a head')
  const parser = new PdfParser(bytes.toString('latin1', 0, first))
  const places = new Map<number, number>()
  for (let nth = 0; nth < count; nth++) {
    const [object, offset] = [parser.value(), parser.value()]
    if (typeof object !== 'number' || typeof offset !== 'number')
      throw new PdfSyntaxError('stream of objects with a damaged head')
    places.set(object, first + offset)
  }
  return places
}

function numbers(value: unknown): number[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'number') : []
}
