import { FACE_LABELS, readChineseDate, TREATMENT_WORDS } from '#app/documents/face_texts'
import type { TaxTreatment } from '#app/documents/invoice_face'
import type { Unread } from '#app/documents/inspect/inspected_invoice'
import { readShanghaiTime } from '#app/documents/shanghai_time'
import { child, type XmlElement } from '#app/documents/xml/xml_tree'
import { isDecimal, multiplyDecimals, trimDecimal } from '#app/platform/money/decimal'
import { type Fen, fen, parseYuan } from '#app/platform/money/fen'
import { roundDecimal } from '#app/platform/money/rounding'

const SHOWN = 100
const MOST_UNREAD = 200

/** Reads values by the names of their elements, goes on when one cannot be read, and remembers which. */
export class LenientValues {
  readonly unread: Unread[] = []

  /** Null when the element is absent or empty. */
  text(parent: XmlElement | null, ...path: string[]): string | null {
    return child(parent, ...path)?.text.trim() || null
  }

  /** Yuan with any number of decimals, with or without a sign of the currency before it. */
  amount(parent: XmlElement | null, ...path: string[]): Fen | null {
    const value = this.text(parent, ...path)
    if (value === null) return null
    const plain = value
      .replace(/^[¥￥]/, '')
      .replaceAll(',', '')
      .trim()
    const amount = isDecimal(plain) ? parseYuan(roundDecimal(plain, 2)) : null
    return amount ?? this.refuse(path, value)
  }

  /** An amount of tax; stars mean that none is due. */
  tax(parent: XmlElement | null, ...path: string[]): Fen | null {
    return this.text(parent, ...path) === FACE_LABELS.noTax ? fen(0) : this.amount(parent, ...path)
  }

  decimal(parent: XmlElement | null, ...path: string[]): string | null {
    const value = this.text(parent, ...path)
    if (value === null) return null
    return isDecimal(value) ? trimDecimal(value) : this.refuse(path, value)
  }

  /** A fraction, a percentage, or a word in its place; stars hide the rate of margin taxation. */
  rate(
    parent: XmlElement | null,
    ...path: string[]
  ): { taxRate: string | null; taxTreatment: TaxTreatment | null } {
    const value = this.text(parent, ...path)
    if (value === TREATMENT_WORDS.exempt) return { taxRate: '0', taxTreatment: 'exempt' }
    if (value === TREATMENT_WORDS.not_taxed) return { taxRate: '0', taxTreatment: 'not_taxed' }
    const decimal = value?.replace(/%$/, '') ?? ''
    if (value === null || !isDecimal(decimal)) {
      if (value !== null && value !== FACE_LABELS.noTax) this.refuse(path, value)
      return { taxRate: null, taxTreatment: null }
    }
    const taxRate = multiplyDecimals(decimal, value.endsWith('%') ? '0.01' : '1')
    return { taxRate, taxTreatment: taxRate === '0' ? 'zero_rated' : 'taxed' }
  }

  /** `2024-05-28`, with or without a time behind a blank or a `T`, `20240528`, or the day in Chinese. */
  moment(parent: XmlElement | null, ...path: string[]): string | null {
    const value = this.text(parent, ...path)
    if (value === null) return null
    const plain = value.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3').replace('T', ' ')
    const moment = readShanghaiTime(readChineseDate(plain) ?? plain)
    return moment ?? this.refuse(path, value)
  }

  refuse(path: string[], value: string): null {
    this.note({ field: path.join('/'), reason: 'unreadable', value: value.slice(0, SHOWN) })
    return null
  }

  contradict(path: string[], value: string): void {
    this.note({ field: path.join('/'), reason: 'contradicting', value: value.slice(0, SHOWN) })
  }

  private note(unread: Unread): void {
    if (this.unread.length < MOST_UNREAD) this.unread.push(unread)
  }
}
