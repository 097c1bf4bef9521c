import type { Visitor } from '#tests/support/visitor'
import { Timings } from './timings.js'

const WARM_UP = 30

/** Kinds of pages, and the paths of each. */
export type Kinds = Record<string, string[]>

/**
 * Asks for pages one after the other, the kinds in turn, as one person who clicks without a pause.
 * @returns the times of all, and of each kind
 */
export async function askPages(
  visitor: Visitor,
  kinds: Kinds,
  requests: number
): Promise<{ all: Timings; byKind: Map<string, Timings> }> {
  const all = new Timings()
  const byKind = new Map(Object.keys(kinds).map((kind) => [kind, new Timings()]))
  const turns = Object.entries(kinds)
  for (let request = -WARM_UP; request < requests; request++) {
    const round = Math.floor(Math.abs(request) / turns.length)
    const [kind, paths] = turns[Math.abs(request) % turns.length]
    const ask = async () => {
      const path = paths[round % paths.length]
      const { status } = await visitor.get(path)
      if (status !== 200) throw new Error(`${path} answered ${status}`)
    }
    if (request < 0) await ask()
    else await all.time(async () => byKind.get(kind)?.time(ask))
  }
  return { all, byKind }
}

/** `p95 of <kind>` as figures. */
export function kindFigures(byKind: Map<string, Timings>): Record<string, string> {
  return Object.fromEntries(
    [...byKind].map(([kind, timings]) => [
      kind,
      `${timings.percentile(0.5)} / ${timings.percentile(0.95)} ms`,
    ])
  )
}
