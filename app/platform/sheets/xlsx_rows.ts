import { numberText } from './number_text.js'
import type { SheetCaps } from './sheet_caps.js'
import { refuseSheet } from './sheet_refusal.js'
import type { SheetRow } from './sheet_row.js'
import { unescaped } from './xlsx_strings.js'
import type { NumberLook } from './xlsx_styles.js'
import { XmlEvents, type XmlHandlers } from './xml_events.js'

export interface CellContext {
  strings: readonly string[]
  looks: readonly NumberLook[]
  startsIn1904: boolean
  caps: SheetCaps
}

/** Turns the XML of one worksheet into rows of text, as many as each chunk completes. */
export class XlsxRows implements XmlHandlers {
  #events = new XmlEvents(this)
  #done: SheetRow[] = []
  #row = 0
  #cells: string[] = []
  #column = 0
  #type = ''
  #style = 0
  #text = ''
  #isValue = false
  #isPhonetic = false

  constructor(private readonly context: CellContext) {}

  take(chunk: Uint8Array): SheetRow[] {
    this.#events.write(chunk)
    return this.#done.splice(0)
  }

  end(): void {
    this.#events.end()
  }

  open(name: string, attributes: Record<string, string>): void {
    switch (name) {
      case 'row':
        this.#row = attributes.r ? positive(Number(attributes.r)) : this.#row + 1
        this.#cells = []
        this.#column = 0
        break
      case 'c':
        this.#column = attributes.r ? columnIndex(attributes.r) : this.#column
        this.#type = attributes.t ?? 'n'
        this.#style = Number(attributes.s ?? 0)
        this.#text = ''
        break
      case 'rPh':
        this.#isPhonetic = true
        break
      case 'v':
      case 't':
        this.#isValue = !this.#isPhonetic
    }
  }

  text(chunk: string): void {
    if (!this.#isValue) return
    this.#text += chunk
    if (this.#text.length > this.context.caps.cellCharacters) refuseSheet({ type: 'too_large' })
  }

  close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
        this.#isValue = false
        break
      case 'rPh':
        this.#isPhonetic = false
        break
      case 'c':
        this.#place(this.#cellText())
        break
      case 'row':
        if (this.#cells.length > 0) this.#done.push({ row: this.#row, cells: this.#cells })
    }
  }

  /** Cells without content are left out of files; the row keeps their place with empty text. */
  #place(text: string): void {
    if (text !== '') {
      if (this.#column >= this.context.caps.columns) refuseSheet({ type: 'too_large' })
      while (this.#cells.length < this.#column) this.#cells.push('')
      this.#cells[this.#column] = text
    }
    this.#column++
  }

  #cellText(): string {
    const { strings, looks, startsIn1904 } = this.context
    switch (this.#type) {
      case 's':
        return strings[Number(this.#text)] ?? refuseSheet({ type: 'broken' })
      case 'n':
        return this.#text && numberText(this.#text, looks[this.#style] ?? null, startsIn1904)
      case 'b':
        return this.#text && (this.#text === '1' ? 'TRUE' : 'FALSE')
      default:
        return unescaped(this.#text)
    }
  }
}

/** `C5` → 2. */
function columnIndex(reference: string): number {
  let index = 0
  for (const letter of reference) {
    const value = letter.charCodeAt(0) - 64
    if (value < 1 || value > 26) break
    index = index * 26 + value
  }
  return positive(index) - 1
}

function positive(number: number): number {
  return Number.isSafeInteger(number) && number > 0 ? number : refuseSheet({ type: 'broken' })
}
