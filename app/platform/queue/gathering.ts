/**
 * Work on whatever has come together since the last piece of work ended: a few at a time when little comes, many when
 * much comes, and nobody waits for a batch to fill.
 */
export class Gathering<Item> {
  #waiting: Item[] = []
  #working: Promise<void> | null = null
  readonly #faults: unknown[] = []

  constructor(private readonly work: (items: Item[]) => Promise<void>) {}

  add(item: Item): void {
    this.#waiting.push(item)
    this.#working ??= this.#run()
  }

  /** Comes back when everything has been worked on; throws the first error of those that failed by themselves. */
  async end(): Promise<void> {
    await this.#working
    if (this.#faults.length > 0) throw this.#faults[0]
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const items = this.#waiting
      this.#waiting = []
      if (!(await this.#attempt(items)) && items.length > 1) await this.#oneByOne(items)
    }
    this.#working = null
  }

  /** One that cannot be worked on must not take its neighbours along. */
  async #oneByOne(items: Item[]): Promise<void> {
    this.#faults.pop()
    for (const item of items) await this.#attempt([item])
  }

  async #attempt(items: Item[]): Promise<boolean> {
    try {
      await this.work(items)
      return true
    } catch (error) {
      this.#faults.push(error)
      return false
    }
  }
}
