import { child, type XmlElement } from '#app/documents/xml/xml_tree'
import { isDecimal, trimDecimal } from '#app/platform/money/decimal'
import { type Fen, fen, parseYuan } from '#app/platform/money/fen'
import { roundDecimal } from '#app/platform/money/rounding'

export type FieldFailure =
  | { type: 'missing_element'; path: string }
  | { type: 'unreadable_value'; path: string; value: string }

/**
 * Reads values by the names of their elements and remembers the first that is missing or unreadable,
 * so that a reader can be written as one plain description of the file.
 */
export class FieldReader {
  failure: FieldFailure | null = null

  /** Null when the element is absent or empty: both occur for the same thing. */
  optional(parent: XmlElement | null, ...path: string[]): string | null {
    return child(parent, ...path)?.text.trim() || null
  }

  text(parent: XmlElement | null, ...path: string[]): string {
    const value = this.optional(parent, ...path)
    if (value === null) this.note({ type: 'missing_element', path: path.join('/') })
    return value ?? ''
  }

  matching(pattern: RegExp, parent: XmlElement | null, ...path: string[]): string {
    const value = this.text(parent, ...path)
    if (value && !pattern.test(value)) this.refuse(value, ...path)
    return value
  }

  /** Amounts have 2 decimals, in version 0.2 up to 6: more than fen are rounded half up. */
  amount(parent: XmlElement | null, ...path: string[]): Fen {
    const value = this.text(parent, ...path)
    if (!value) return fen(0)
    const amount = isDecimal(value) ? parseYuan(roundDecimal(value, 2)) : null
    if (amount === null) this.refuse(value, ...path)
    return amount ?? fen(0)
  }

  decimal(parent: XmlElement | null, ...path: string[]): string | null {
    const value = this.optional(parent, ...path)
    if (value === null) return null
    if (isDecimal(value)) return trimDecimal(value)
    this.refuse(value, ...path)
    return null
  }

  refuse(value: string, ...path: string[]): void {
    this.note({ type: 'unreadable_value', path: path.join('/'), value: value.slice(0, 100) })
  }

  private note(failure: FieldFailure): void {
    this.failure ??= failure
  }
}
