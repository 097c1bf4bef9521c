import { cleanCell, cleanCode } from '#app/orders/imports/cell_text'
import type { RefusalReason } from '#app/orders/imports/refusal_reasons'
import type { Result } from '#app/platform/result'

type Typed = string | null | undefined
type Parser<Value> = (written: string) => Result<Value, { type: RefusalReason }>

/** Field name → why it is wrong: the same codes and texts as for the cells of a sheet. */
export type FormFaults = Record<string, RefusalReason>

/** Reads the fields of a form with the parsers of sheet cells; collects what is wrong, one reason a field. */
export class TypedFields {
  readonly faults: FormFaults = {}

  text<Value>(name: string, typed: Typed, parse: Parser<Value>): Value | null {
    return this.#read(name, cleanCell(typed ?? ''), parse)
  }

  code<Value>(name: string, typed: Typed, parse: Parser<Value>): Value | null {
    return this.#read(name, cleanCode(typed ?? ''), parse)
  }

  /** The value, or the fallback after noting that it is missing or wrong; drafts with faults are thrown away. */
  require<Value>(name: string, value: Value | null, fallback: Value): Value {
    if (value === null) this.refuse(name, 'required_missing')
    return value ?? fallback
  }

  refuse(name: string, reason: RefusalReason): void {
    this.faults[name] ??= reason
  }

  get isGood(): boolean {
    return Object.keys(this.faults).length === 0
  }

  #read<Value>(name: string, written: string, parse: Parser<Value>): Value | null {
    if (written === '') return null
    const parsed = parse(written)
    if (parsed.ok) return parsed.value
    this.refuse(name, parsed.failure.type)
    return null
  }
}
