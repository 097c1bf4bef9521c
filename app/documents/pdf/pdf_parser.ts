import {
  PdfDictionary,
  PdfKeyword,
  PdfName,
  PdfReference,
  PdfString,
  PdfSyntaxError,
  type PdfValue,
} from '#app/documents/pdf/pdf_values'

const MAX_DEPTH = 64
const MAX_VALUES = 1_500_000

const BLANKS = /(?:[\0\t\n\f\r ]+|%[^\r\n]*)*/y

const NAME = /\/([^\0\t\n\f\r ()<>[\]{}/%]*)/y
const REFERENCE = /(\d{1,10})\s+\d{1,5}\s+R(?![A-Za-z])/y
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)/y
const HEX = /<([0-9A-Fa-f\s]*)>/y
const KEYWORD = /[A-Za-z'"][A-Za-z0-9*]*/y
const ESCAPED: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** Reads values one after another from Latin-1 text. Throws PdfSyntaxError. */
export class PdfParser {
  private read = 0

  constructor(
    private text: string,
    public position = 0
  ) {}

  /** Undefined at the end. */
  next(depth = 0): PdfValue | undefined {
    if (depth > MAX_DEPTH) throw new PdfSyntaxError('nested too deeply')
    if (++this.read > MAX_VALUES) throw new PdfSyntaxError('too many values')
    this.take(BLANKS)
    if (this.position >= this.text.length) return undefined
    if (this.text.startsWith('<<', this.position)) return this.dictionary(depth)
    switch (this.text[this.position]) {
      case '[':
        return this.array(depth)
      case '(':
        return new PdfString(Buffer.from(this.literal(), 'latin1'))
      case '<':
        return new PdfString(Buffer.from(evenHex(this.expect(HEX)[1]), 'hex'))
      case '/':
        return new PdfName(unescapeName(this.expect(NAME)[1]))
    }
    return this.word()
  }

  /** Goes on behind the next match; to the end when there is none. */
  skipBehind(pattern: RegExp): void {
    pattern.lastIndex = this.position
    this.position = pattern.exec(this.text) ? pattern.lastIndex : this.text.length
  }

  value(depth = 0): PdfValue {
    const value = this.next(depth)
    if (value === undefined) throw new PdfSyntaxError('ends too early')
    return value
  }

  private word(): PdfValue {
    const reference = this.take(REFERENCE)
    if (reference) return new PdfReference(Number(reference[1]))
    const number = this.take(NUMBER)
    if (number) return Number(number[0])
    const [word] = this.expect(KEYWORD)
    if (word === 'null') return null
    return word === 'true' || word === 'false' ? word === 'true' : new PdfKeyword(word)
  }

  private array(depth: number): PdfValue[] {
    const values: PdfValue[] = []
    this.position++
    while (!this.closes(']')) values.push(this.value(depth + 1))
    return values
  }

  private dictionary(depth: number): PdfDictionary {
    const dictionary = new PdfDictionary()
    this.position += 2
    while (!this.closes('>>')) {
      this.take(BLANKS)
      const key = unescapeName(this.expect(NAME)[1])
      dictionary.entries.set(key, this.value(depth + 1))
    }
    return dictionary
  }

  private closes(sign: string): boolean {
    this.take(BLANKS)
    if (!this.text.startsWith(sign, this.position)) return false
    this.position += sign.length
    return true
  }

  /** Balanced brackets need no escape (ISO 32000-1, section 7.3.4.2). */
  private literal(): string {
    let characters = ''
    for (let open = 0; this.position < this.text.length;) {
      const character = this.text[this.position++]
      if (character === '\\') {
        characters += this.escape()
        continue
      }
      if (character === '(' && open++ === 0) continue
      if (character === ')' && --open === 0) return characters
      characters += character
    }
    throw new PdfSyntaxError('string without end')
  }

  private escape(): string {
    const octal = this.take(/[0-7]{1,3}/y)
    if (octal) return String.fromCharCode(Number.parseInt(octal[0], 8) & 0xff)
    if (this.take(/\r\n|[\r\n]/y)) return ''
    const character = this.text[this.position++] ?? ''
    return ESCAPED[character] ?? character
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.position
    const match = pattern.exec(this.text)
    if (match) this.position = pattern.lastIndex
    return match
  }

  private expect(pattern: RegExp): RegExpExecArray {
    const match = this.take(pattern)
    if (!match) throw new PdfSyntaxError(`unexpected sign at ${this.position}`)
    return match
  }
}

function unescapeName(name: string): string {
  return name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16))
  )
}

function evenHex(digits: string): string {
  const plain = digits.replace(/\s/g, '')
  return plain.length % 2 ? `${plain}0` : plain
}
