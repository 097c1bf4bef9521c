import { NOT_AFTER_SHORT_NAME } from './area_words.js'

export interface NameMatch<Value> {
  value: Value
  /** How many characters of the text the name takes. */
  length: number
}

const SHORTEST = 2

/** Finds the longest known name at the beginning of a text. A short name loses against a full one. */
export class NameIndex<Value> {
  #full = new Map<string, Value[]>()
  #short = new Map<string, Value[]>()
  #longest = 0

  add(full: string, shorts: readonly string[], value: Value): void {
    push(this.#full, full, value)
    for (const short of new Set(shorts)) {
      if (short !== full && short.length >= SHORTEST) push(this.#short, short, value)
    }
    this.#longest = Math.max(this.#longest, full.length)
  }

  /** Null also when the name belongs to several places: guessing sends a parcel to the wrong one. */
  longest(text: string): NameMatch<Value> | null {
    for (let length = Math.min(this.#longest, text.length); length >= SHORTEST; length--) {
      const name = text.slice(0, length)
      const values = this.#full.get(name) ?? this.#shortAt(name, text)
      if (values) return values.length === 1 ? { value: values[0], length } : null
    }
    return null
  }

  #shortAt(name: string, text: string): Value[] | undefined {
    const values = this.#short.get(name)
    return values && !NOT_AFTER_SHORT_NAME.test(text.slice(name.length)) ? values : undefined
  }
}

function push<Value>(map: Map<string, Value[]>, name: string, value: Value): void {
  map.set(name, [...(map.get(name) ?? []), value])
}
