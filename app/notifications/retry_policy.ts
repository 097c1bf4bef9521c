/** After so many tries a message that was never accepted becomes the task of a person. */
export const MOST_ATTEMPTS = 10

const FIRST_PAUSE_SECONDS = 5
const LONGEST_PAUSE_SECONDS = 900

/** 5 s, 10 s, 20 s … at most a quarter of an hour. */
export function pauseSeconds(attempts: number): number {
  return Math.min(FIRST_PAUSE_SECONDS * 2 ** Math.max(0, attempts - 1), LONGEST_PAUSE_SECONDS)
}
