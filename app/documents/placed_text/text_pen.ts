import { NO_FONT, type PdfFont } from '#app/documents/pdf/pdf_glyphs'
import { PdfString, type PdfValue } from '#app/documents/pdf/pdf_values'
import {
  IDENTITY,
  type Matrix,
  matrixIn,
  moved,
  times,
} from '#app/documents/placed_text/pdf_matrix'
import { MOST_PLACED, type PlacedCharacter } from '#app/documents/placed_text/placed_rows'

/** What follows within so many millimetres belongs to the same piece: some programs draw each glyph by itself. */
const CONTIGUOUS = 0.35
const UPRIGHT = 0.01

/** Places the glyphs of text operators (ISO 32000-1, 9.3 and 9.4). */
export class TextPen {
  readonly placed: PlacedCharacter[] = []
  font: PdfFont = NO_FONT
  #size = 0
  #spacing = 0
  #wordSpacing = 0
  #scale = 1
  #leading = 0
  #line = IDENTITY
  #text = IDENTITY
  #piece = 0

  step(operator: string, operands: readonly PdfValue[], matrix: Matrix): void {
    const [first, second] = operands.map((one) => (typeof one === 'number' ? one : 0))
    switch (operator) {
      case 'BT':
        return this.#begin(IDENTITY)
      case 'Tm':
        return this.#begin(matrixIn(operands) ?? IDENTITY)
      case 'Td':
        return this.#next(first, second)
      case 'TD':
        this.#leading = -second
        return this.#next(first, second)
      case 'T*':
        return this.#next(0, -this.#leading)
      case 'Tj':
      case 'TJ':
        return this.#show(operands.flat(), matrix)
      case "'":
      case '"':
        this.#next(0, -this.#leading)
        return this.#show(operands, matrix)
    }
    this.#set(operator, first ?? 0, second ?? 0)
  }

  #set(operator: string, first: number, second: number): void {
    if (operator === 'Tf') this.#size = second
    else if (operator === 'Tc') this.#spacing = first
    else if (operator === 'Tw') this.#wordSpacing = first
    else if (operator === 'Tz') this.#scale = first / 100
    else if (operator === 'TL') this.#leading = first
  }

  #begin(matrix: Matrix): void {
    this.#line = matrix
    this.#text = matrix
  }

  #next(x = 0, y = 0): void {
    this.#begin(times(moved(x, y), this.#line))
  }

  #show(operands: readonly PdfValue[], matrix: Matrix): void {
    for (const one of operands) {
      if (typeof one === 'number') this.#advance((-one / 1000) * this.#size)
      if (!(one instanceof PdfString)) continue
      for (const { text, width } of this.font(one.bytes)) {
        const across = (width / 1000) * this.#size
        this.#place(text, across, times(this.#text, matrix))
        this.#advance(across + this.#spacing + (text === ' ' ? this.#wordSpacing : 0))
      }
    }
  }

  #advance(across: number): void {
    this.#text = times(moved(across * this.#scale, 0), this.#text)
  }

  /** What runs across the page is a mark, not a value. */
  #place(character: string, across: number, [a, b, , , x, y]: Matrix): void {
    const isUpright = a > 0 && Math.abs(b) <= a * UPRIGHT
    if (!isUpright || this.placed.length >= MOST_PLACED || !Number.isFinite(x + y)) return
    const last = this.placed.at(-1)
    const isNext = last && Math.abs(x - last.right) <= CONTIGUOUS && Math.abs(y - last.y) < 0.1
    if (!isNext) this.#piece++
    this.placed.push({ character, x, right: x + across * this.#scale * a, y, piece: this.#piece })
  }
}
