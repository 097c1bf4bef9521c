/** How long each of many calls took, in milliseconds. */
export class Timings {
  readonly #taken: number[] = []

  /** Runs the call and notes its time. */
  async time<Value>(call: () => Promise<Value>): Promise<Value> {
    const startedAt = performance.now()
    const value = await call()
    this.note(performance.now() - startedAt)
    return value
  }

  note(milliseconds: number): void {
    this.#taken.push(milliseconds)
  }

  /** The time within which this share of the calls was done (nearest rank), to a tenth. */
  percentile(share: number): number {
    const sorted = this.#taken.toSorted((one, other) => one - other)
    const rank = Math.max(1, Math.ceil(share * sorted.length))
    return rounded(sorted[rank - 1] ?? Number.NaN, 1)
  }
}

/** Runs calls with so many at once. @returns the seconds that all of them took together */
export async function allWithin(
  callers: number,
  calls: (() => Promise<unknown>)[]
): Promise<number> {
  const waiting = calls.values()
  const startedAt = performance.now()
  const caller = async () => {
    // The callers share one iterator, so each call is made by one of them.
    for (const call of waiting) await call()
  }
  await Promise.all(Array.from({ length: callers }, caller))
  return (performance.now() - startedAt) / 1000
}

export function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits
}
