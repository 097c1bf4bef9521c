import { setTimeout as pause } from 'node:timers/promises'
import { DayProblem } from '#app/demo/day_problem'

const LOOK_EVERY_MS = 200
const STALLED_AFTER_MS = 60_000

/**
 * Looks until nothing is left. As long as the number goes down the house is working; when it stands
 * still for a minute the day says what it waits for.
 */
export async function untilNoneLeft(
  what: string,
  countLeft: () => Promise<number>,
  onProgress: (left: number) => void = () => {}
): Promise<void> {
  let least = Number.POSITIVE_INFINITY
  let stillSince = performance.now()
  for (;;) {
    const left = await countLeft()
    onProgress(left)
    if (left === 0) return
    if (left < least) {
      least = left
      stillSince = performance.now()
    } else if (performance.now() - stillSince > STALLED_AFTER_MS) {
      throw new DayProblem(`still waiting for ${left} ${what}, and nothing moves`)
    }
    await pause(LOOK_EVERY_MS)
  }
}
