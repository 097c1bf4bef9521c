import { createHash } from 'node:crypto'

/**
 * An update that is appended to a finished PDF with a plain cross-reference table (ISO 32000-1, 7.5.4 and 7.5.6).
 * It reads as much of the file as it has to and no more: whatever writes the file may change. Throws on other files.
 */
export class PdfUpdate {
  readonly root: number
  readonly firstPage: number
  readonly #text: string
  readonly #trailer: string
  readonly #tableAt: number
  readonly #offsets = new Map<number, number>()
  readonly #changed = new Map<number, string>()
  #size: number

  constructor(private readonly file: Buffer) {
    this.#text = file.toString('latin1')
    this.#tableAt = Number(found(/startxref\s+(\d+)\s+%%EOF\s*$/, this.#text.slice(-64)))
    const table = this.#text.slice(this.#tableAt)
    this.#trailer = found(/trailer\s*<<([\s\S]*?)>>\s*startxref/, table)
    this.#size = Number(found(/\/Size (\d+)/, this.#trailer))
    this.#readTable(table)
    this.root = reference('Root', this.#trailer)
    this.firstPage = Number(
      found(/\/Kids \[\s*(\d+) \d+ R/, this.#object(reference('Pages', this.#object(this.root))))
    )
  }

  /** @returns the number of the new object */
  add(body: string): number {
    const number = this.#size++
    this.#changed.set(number, body)
    return number
  }

  /** Adds an entry to a dictionary that does not have it. */
  extend(number: number, key: string, value: string): void {
    const body = this.#object(number)
    const end = body.lastIndexOf('>>')
    if (end < 0 || new RegExp(`/${key}\\b`).test(body))
      throw new Error(`object ${number} of the PDF cannot take ${key}`)
    this.#changed.set(number, `${body.slice(0, end)} /${key} ${value} >>`)
  }

  finish(): Buffer {
    const numbers = [...this.#changed.keys()].toSorted((one, other) => one - other)
    let update = '\n'
    const table = numbers.map((number) => {
      const offset = String(this.file.length + update.length).padStart(10, '0')
      update += `${number} 0 obj\n${this.#changed.get(number)}\nendobj\n`
      return `${number} 1\n${offset} 00000 n \n`
    })
    const tableAt = this.file.length + update.length
    update += `xref\n${table.join('')}trailer\n<<${this.#newTrailer()}>>\nstartxref\n${tableAt}\n%%EOF\n`
    return Buffer.concat([this.file, Buffer.from(update, 'latin1')])
  }

  /** The first half of the id stays that of the file, the second names this state of it. */
  #newTrailer(): string {
    const state = createHash('sha256').update(this.file).digest('hex').slice(0, 32)
    const kept = this.#trailer
      .replace(/\/Size \d+/, `/Size ${this.#size}`)
      .replace(/\/Prev \d+/, '')
      .replace(/(\/ID \[\s*<\w+>\s*)<\w+>/, `$1<${state}>`)
    return `${kept.trimEnd()}\n/Prev ${this.#tableAt}\n`
  }

  /** Sections of entries of 20 bytes each. */
  #readTable(table: string): void {
    const sections = /(\d+) (\d+)[ \r]*\n((?:\d{10} \d{5} [nf][ \r]?[\r\n])+)/g
    for (const [, first, , entries] of table.matchAll(sections))
      for (const [index, entry] of (entries.match(/.{18}..?/gs) ?? []).entries())
        if (entry[17] === 'n') this.#offsets.set(Number(first) + index, Number(entry.slice(0, 10)))
  }

  #object(number: number): string {
    const offset = this.#offsets.get(number)
    if (offset === undefined) throw new Error(`the PDF has no plain object ${number}`)
    const text = this.#text.slice(offset, this.#text.indexOf('endobj', offset))
    return found(/^\d+ \d+ obj([\s\S]*)$/, text).trim()
  }
}

function reference(key: string, dictionary: string): number {
  return Number(found(new RegExp(`/${key} (\\d+) \\d+ R`), dictionary))
}

function found(pattern: RegExp, text: string): string {
  const match = pattern.exec(text)
  if (!match) throw new Error(`the PDF cannot be signed: no ${pattern.source}`)
  return match[1]
}
