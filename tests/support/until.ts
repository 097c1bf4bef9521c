import { setTimeout as pause } from 'node:timers/promises'

/** Waits for what comes by itself; the test's own time limit ends the waiting. */
export async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await condition())) await pause(20)
}
