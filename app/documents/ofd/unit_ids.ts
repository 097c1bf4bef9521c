/**
 * Numbers of resources, pages and objects: each is given once in a document (GB/T 33190-2016, 7.5: MaxUnitID).
 * What is the same in every document has the same number in all of them.
 */
export const UNITS = {
  colourSpace: 1,
  printed: 2,
  kai: 3,
  song: 4,
  courier: 5,
  qr: 6,
  /** Templates, and where the numbers of their objects begin. */
  lastForm: 10,
  lastFormObjects: 100,
  continuedForm: 11,
  continuedFormObjects: 500,
  pages: 1000,
} as const

export class UnitIds {
  #last: number

  constructor(first: number) {
    this.#last = first - 1
  }

  get last(): number {
    return this.#last
  }

  next(): number {
    return ++this.#last
  }
}
