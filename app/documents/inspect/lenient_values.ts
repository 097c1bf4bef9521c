import { divideRounded, formatDecimal, parseDecimal } from '#app/documents/decimal'
import { readChineseDate, TREATMENT_WORDS } from '#app/documents/face_texts'
import type { TaxTreatment } from '#app/documents/invoice_face'
import type { Unread } from '#app/documents/inspect/inspected_invoice'
import { readShanghaiTime } from '#app/documents/shanghai_time'
import { child, type XmlElement } from '#app/documents/xml/xml_tree'
import { type Fen, fen } from '#app/platform/money/fen'

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
    const decimal = parseDecimal(
      value
        .replace(/^[¥￥]/, '')
        .replaceAll(',', '')
        .trim()
    )
    const units = decimal && divideRounded(decimal.units * 100n, 10n ** BigInt(decimal.scale))
    if (units !== null && Number.isSafeInteger(Number(units))) return fen(Number(units))
    return this.refuse(path, value)
  }

  decimal(parent: XmlElement | null, ...path: string[]): string | null {
    const value = this.text(parent, ...path)
    if (value === null) return null
    const decimal = parseDecimal(value)
    return decimal ? formatDecimal(decimal) : this.refuse(path, value)
  }

  /** A fraction, a percentage, or a word in its place. */
  rate(
    parent: XmlElement | null,
    ...path: string[]
  ): { taxRate: string | null; taxTreatment: TaxTreatment | null } {
    const value = this.text(parent, ...path)
    if (value === TREATMENT_WORDS.exempt) return { taxRate: '0', taxTreatment: 'exempt' }
    if (value === TREATMENT_WORDS.not_taxed) return { taxRate: '0', taxTreatment: 'not_taxed' }
    const decimal = value === null ? null : parseDecimal(value.replace(/%$/, ''))
    if (value !== null && !decimal) this.refuse(path, value)
    if (!decimal) return { taxRate: null, taxTreatment: null }
    const scale = decimal.scale + (value?.endsWith('%') ? 2 : 0)
    const taxRate = formatDecimal({ units: decimal.units, scale })
    return { taxRate, taxTreatment: taxRate === '0' ? 'zero_rated' : 'taxed' }
  }

  /** `2024-05-28`, with or without a time, `20240528`, or the day in Chinese. */
  moment(parent: XmlElement | null, ...path: string[]): string | null {
    const value = this.text(parent, ...path)
    if (value === null) return null
    const plain = value.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
    const moment = readShanghaiTime(readChineseDate(plain) ?? plain)
    return moment ?? this.refuse(path, value)
  }

  refuse(path: string[], value: string): null {
    this.note({ field: path.join('/'), reason: 'unreadable', value: value.slice(0, SHOWN) })
    return null
  }

  private note(unread: Unread): void {
    if (this.unread.length < MOST_UNREAD) this.unread.push(unread)
  }
}
