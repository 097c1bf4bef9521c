import type { SheetCaps } from './sheet_caps.js'
import { refuseSheet } from './sheet_refusal.js'
import type { SheetRow } from './sheet_row.js'

export type CsvDelimiter = ',' | ';' | '\t'

/**
 * Splits csv text into rows, chunk by chunk (RFC 4180; a quote inside an unquoted cell is a character like
 * any other). Empty lines count as rows, as spreadsheets number them, but are not handed out.
 */
export class CsvRows {
  #row = 1
  #cells: string[] = []
  #cell = ''
  /** Inside quotes; a quote that may be the closing one or half of a doubled one; or plain. */
  #state: 'plain' | 'quoted' | 'quote' = 'plain'
  #afterReturn = false
  #done: SheetRow[] = []
  readonly #special: RegExp

  constructor(
    private readonly delimiter: CsvDelimiter,
    private readonly caps: SheetCaps
  ) {
    this.#special = new RegExp(`[${delimiter}\\r\\n"]`, 'g')
  }

  take(text: string): SheetRow[] {
    let at = 0
    while (at < text.length) at = this.#step(text, at)
    return this.#done.splice(0)
  }

  end(): SheetRow[] {
    if (this.#state === 'quoted') refuseSheet({ type: 'broken' })
    this.#endRow()
    return this.#done.splice(0)
  }

  /** Takes as much as belongs together; returns where to go on. */
  #step(text: string, at: number): number {
    if (this.#state === 'quoted') return this.#quoted(text, at)
    if (this.#state === 'quote') {
      this.#state = text[at] === '"' ? 'quoted' : 'plain'
      if (this.#state === 'quoted') {
        this.#append('"')
        return at + 1
      }
    }
    return this.#plain(text, at)
  }

  #quoted(text: string, at: number): number {
    const close = text.indexOf('"', at)
    this.#append(text.slice(at, close === -1 ? undefined : close))
    if (close === -1) return text.length
    this.#state = 'quote'
    return close + 1
  }

  #plain(text: string, at: number): number {
    this.#special.lastIndex = at
    const index = this.#special.exec(text)?.index ?? text.length
    if (index > at) {
      this.#append(text.slice(at, index))
      this.#afterReturn = false
    }
    if (index < text.length) this.#take(text[index])
    return index + 1
  }

  #take(character: string): void {
    const wasReturn = this.#afterReturn
    this.#afterReturn = character === '\r'
    if (character === this.delimiter) this.#endCell()
    else if (character === '"') {
      if (this.#cell === '') this.#state = 'quoted'
      else this.#append('"')
    } else if (character !== '\n' || !wasReturn) this.#endRow()
  }

  #append(text: string): void {
    this.#cell += text
    if (this.#cell.length > this.caps.cellCharacters) refuseSheet({ type: 'too_large' })
  }

  #endCell(): void {
    this.#cells.push(this.#cell)
    this.#cell = ''
    if (this.#cells.length > this.caps.columns) refuseSheet({ type: 'too_large' })
  }

  #endRow(): void {
    this.#endCell()
    if (this.#cells.some((cell) => cell !== '')) {
      this.#done.push({ row: this.#row, cells: this.#cells })
    }
    this.#cells = []
    this.#row++
  }
}
