/** Numbers of resources, pages and objects: each is given once in a document (GB/T 33190-2016, 7.5: MaxUnitID). */
export class UnitIds {
  #last = 0

  get last(): number {
    return this.#last
  }

  next(): number {
    return ++this.#last
  }
}
