import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'

const LEVEL = 6

/** The objects of a PDF file while it is written, with a plain cross-reference table (ISO 32000-1, 7.5). */
export class PdfBody {
  readonly #objects: (Buffer | null)[] = []

  /** @returns the number of an object that is written later */
  reserve(): number {
    return this.#objects.push(null)
  }

  /** @returns the number of the object */
  add(body: string): number {
    return this.set(this.reserve(), body)
  }

  set(number: number, body: string | Buffer): number {
    this.#objects[number - 1] = typeof body === 'string' ? Buffer.from(body, 'latin1') : body
    return number
  }

  /** @returns the number of the object, made by `streamObject` */
  addStream(object: Buffer): number {
    return this.set(this.reserve(), object)
  }

  /** The same objects give the same file: its id is that of its content. */
  finish(root: number, info: number): Buffer {
    const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xFF\xFF\xFF\xFF\n', 'latin1')]
    const offsets: number[] = []
    let offset = parts[0].length
    for (const [index, body] of this.#objects.entries()) {
      if (!body) throw new Error(`object ${index + 1} of the PDF is missing`)
      offsets.push(offset)
      const start = Buffer.from(`${index + 1} 0 obj\n`, 'latin1')
      parts.push(start, body, END)
      offset += start.length + body.length + END.length
    }
    const hash = createHash('sha256')
    for (const part of parts) hash.update(part)
    const id = hash.digest('hex').slice(0, 32)
    const size = offsets.length + 1
    const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
    const trailer = `<<\n/Size ${size}\n/Root ${root} 0 R\n/Info ${info} 0 R\n/ID [<${id}> <${id}>]\n>>`
    const end = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n${trailer}\nstartxref\n${offset}\n%%EOF\n`
    return Buffer.concat([...parts, Buffer.from(end, 'latin1')])
  }
}

const END = Buffer.from('\nendobj\n', 'latin1')

/** A stream that is compressed here. */
export function deflatedStream(content: string | Uint8Array, entries = ''): Buffer {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content
  return streamObject(deflateSync(bytes, { level: LEVEL }), `/Filter /FlateDecode ${entries}`)
}

/** A stream as it is; `entries` are those of its dictionary. */
export function streamObject(bytes: Uint8Array, entries: string): Buffer {
  const start = `<< /Length ${bytes.length} ${entries} >>\nstream\n`
  return Buffer.concat([Buffer.from(start, 'latin1'), bytes, Buffer.from('\nendstream', 'latin1')])
}

/** A text string: PDF knows Latin letters, everything else is UTF-16. */
export function pdfText(text: string): string {
  if (/^[\x20-\x7E]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`
}

/** `D:20260430021500Z` */
export function pdfDate(isoUtc: string): string {
  return `(D:${isoUtc.replace(/\.\d+/, '').replace(/[-:TZ]/g, '')}Z)`
}

/** Three decimals of a point are less than any printer can show. */
export function pdfNumber(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}
