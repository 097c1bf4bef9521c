/** An invoice is read in a small part of this, even on a busy machine. */
const MOST_MILLISECONDS = 1500

/** The file asks for more time than an invoice can need. */
export class OutOfTime extends Error {}

/** Asked between the steps of a reader: what comes from outside never holds up the process for long. */
export class TimeLimit {
  readonly #end = performance.now() + MOST_MILLISECONDS

  /** Throws OutOfTime. */
  check(): void {
    if (performance.now() > this.#end) throw new OutOfTime('takes too long')
  }
}
